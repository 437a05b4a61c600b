import { templatePassedOn, templateResumed, templateReviewed } from './twilio/approval-review.ts';
import { nameExpired, nameForgotten, nameRegistered, nameReviewed } from './twilio/display-name.ts';
import {
  senderCreated,
  senderRegistered,
  senderReviewed,
  senderUpdated,
  senderVerified,
  startCreating,
} from './twilio/sender-machine.ts';
import type { Happening, World } from './world.ts';

/** Lets one due happening take effect. What it was about may be gone by then, or may have moved on: then nothing happens. */
export function happen(world: World, what: Happening): void {
  if (isAboutTemplate(what)) toTemplate(world, what);
  else toSender(world, what);
}

type TemplateHappening = Extract<Happening, { kind: `template-${string}` }>;

function isAboutTemplate(what: Happening): what is TemplateHappening {
  return what.kind.startsWith('template-');
}

function toTemplate(world: World, what: TemplateHappening): void {
  const content = world.twilio.contents.find((candidate) => candidate.sid === what.sid);
  if (content === undefined) return;
  switch (what.kind) {
    case 'template-passed-on':
      return templatePassedOn(world, content, what.name);
    case 'template-reviewed':
      return templateReviewed(world, content, what.name);
    case 'template-resumed':
      return templateResumed(content, what.name);
  }
}

function toSender(world: World, what: Exclude<Happening, TemplateHappening>): void {
  const sender = world.twilio.senders.find((candidate) => candidate.sid === what.sid);
  if (sender === undefined) return;
  switch (what.kind) {
    case 'sender-begun':
      return startCreating(world, sender);
    case 'sender-created':
      return senderCreated(world, sender);
    case 'sender-verified':
      return senderVerified(world, sender, what.correct);
    case 'sender-registered':
      return senderRegistered(world, sender);
    case 'sender-reviewed':
      return senderReviewed(world, sender);
    case 'sender-updated':
      return senderUpdated(sender);
    case 'name-reviewed':
      return nameReviewed(world, sender, what.name);
    case 'name-registered':
      return nameRegistered(world, sender, what.name);
    case 'name-expired':
      return nameExpired(world, sender, what.since);
    case 'name-forgotten':
      return nameForgotten(sender, what.name);
  }
}
