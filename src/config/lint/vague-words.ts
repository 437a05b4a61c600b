/**
 * Bodies that tell a reviewer nothing, in lower case, without variables and punctuation. "Hi, thank you." is the
 * example of Twilio's error 63040.
 */
export const VAGUE_BODIES: ReadonlySet<string> = new Set([
  'hi thank you',
  'hello thank you',
  'hi there',
  'hey there',
  'test message',
  'test template',
  'this is a test',
  'this is a test message',
  'sample message',
  'sample text',
  'lorem ipsum',
  'lorem ipsum dolor sit amet',
  'please reply',
  'please read',
  'new message',
  'new notification',
  'new update',
  'your update',
  'see below',
  'message text',
  'your message here',
]);

/** Names of templates that say nothing to the reviewer (BUAL, common rejection reasons). */
export const VAGUE_NAME =
  /^(?:my_|new_|the_)?(?:templates?|tmpl|test|testing|tests|temp|tmp|samples?|messages?|msg|untitled|draft|demo|example|foo|bar|abc|xyz|default|copy)(?:_?(?:template|message|msg|test|new|final|copy|v))?_?\d*$/;
