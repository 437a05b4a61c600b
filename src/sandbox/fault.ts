/** Something that goes wrong on purpose. */
export interface Fault {
  /** `POST /content.twilio.com/v1/Content`: a method (or `*`) and the beginning of a path as the client sends it. */
  readonly match: string;
  /** Answer with this status, without doing what was asked. */
  readonly status?: number;
  /** Cut the connection: `before` anything is done, or `after` it is done and kept. */
  readonly drop?: 'before' | 'after';
  /** How many matching requests it strikes, after letting `skip` pass. */
  readonly times: number;
  readonly skip?: number;
  /** Seconds for a Retry-After header. */
  readonly retryAfter?: number;
  /** Twilio's error code and message, for a JSON answer; 5xx without them answer in HTML, as gateways do. */
  readonly code?: number;
  readonly message?: string;
}
