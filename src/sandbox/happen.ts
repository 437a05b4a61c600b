import { templatePassedOn, templateReviewed } from './twilio/approvals.ts';
import { nameForgotten, nameRegistered, nameReviewed } from './twilio/display-name.ts';
import { senderCreated, senderReviewed, senderUpdated, senderVerified } from './twilio/sender-machine.ts';
import type { Happening, World } from './world.ts';

/** Lets one due happening take effect. What it was about may be gone by then, or may have moved on: then nothing happens. */
export function happen(world: World, what: Happening): void {
  if (what.kind === 'template-passed-on' || what.kind === 'template-reviewed') toTemplate(world, what);
  else toSender(world, what);
}

type TemplateHappening = Extract<Happening, { kind: `template-${string}` }>;

function toTemplate(world: World, what: TemplateHappening): void {
  const content = world.twilio.contents.find((candidate) => candidate.sid === what.sid);
  if (content === undefined) return;
  if (what.kind === 'template-passed-on') templatePassedOn(world, content, what.name);
  else templateReviewed(world, content, what.name);
}

function toSender(world: World, what: Exclude<Happening, TemplateHappening>): void {
  const sender = world.twilio.senders.find((candidate) => candidate.sid === what.sid);
  if (sender === undefined) return;
  switch (what.kind) {
    case 'sender-created':
      return senderCreated(world, sender);
    case 'sender-verified':
      return senderVerified(world, sender, what.correct);
    case 'sender-reviewed':
      return senderReviewed(world, sender);
    case 'sender-updated':
      return senderUpdated(sender);
    case 'name-reviewed':
      return nameReviewed(world, sender, what.name);
    case 'name-registered':
      return nameRegistered(world, sender, what.name);
    case 'name-forgotten':
      return nameForgotten(sender, what.name);
  }
}
