/** Half-open range of the text, in the unit of {@link Analysis.offsets}. */
export interface Span {
  start: number;
  end: number;
}

export type OffsetUnit = "utf16" | "chars" | "bytes";
export type Form = "article" | "readout" | "transcript";
export type BlockKind =
  | "headline" | "byline" | "timestamp" | "dateline" | "caption" | "heading" | "paragraph" | "turn" | "boilerplate";
export type PartyKind = "person" | "country" | "organization" | "group" | "unnamed";
export type MentionKind = "name" | "title" | "nominal" | "pronoun" | "metonym";
export type ConversationKind = "talks" | "address";
export type Medium =
  | "phone" | "video" | "in-person" | "letter" | "press-conference" | "interview" | "speech" | "statement"
  | "social-media" | "court" | "unspecified";
export type Status = "held" | "planned" | "declined" | "denied";
export type Quotation = "direct" | "mixed" | "indirect" | "free-indirect" | "summary";
export type Act =
  | "inform" | "deny" | "accuse" | "discuss"
  | "request" | "propose" | "invite" | "question" | "warn"
  | "commit" | "agree" | "refuse" | "threaten"
  | "praise" | "thank" | "congratulate" | "condole" | "hope" | "concern" | "criticize" | "apologize"
  | "support" | "oppose";
export type Force = "assertive" | "directive" | "commissive" | "expressive" | "position";

/** The breakdown of one article. A reference to a party, conversation or statement is its index in its list. */
export interface Analysis {
  schema: "onrecord/1";
  offsets: OffsetUnit;
  article: Article;
  parties: Party[];
  conversations: Conversation[];
  statements: Statement[];
  ledger: Ledger;
  notices: Notice[];
}

export interface Article {
  headline: Span | null;
  byline: Span | null;
  agency: string | null;
  /** ISO 8601, as precise as the text (or the caller) gives it. */
  published: string | null;
  updated: string | null;
  dateline: Dateline | null;
  form: Form;
  /** Every character that is not blank lies in one. */
  blocks: Block[];
  words: number;
  sentences: number;
}

export interface Dateline {
  place: string;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  span: Span;
}

export interface Block {
  kind: BlockKind;
  span: Span;
}

export interface Party {
  /** The fullest name in the text, without title. */
  name: string;
  kind: PartyKind;
  title: string | null;
  of: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  members: number[];
  mentions: PartyMention[];
}

export interface PartyMention {
  span: Span;
  kind: MentionKind;
}

export interface Conversation {
  kind: ConversationKind;
  medium: Medium;
  status: Status;
  participants: number[];
  initiator: number | null;
  audience: string | null;
  /** ISO 8601, as precise as the text allows. */
  date: string | null;
  /** The words that the date comes from; null where it is the publication date itself. */
  dateFrom: Span | null;
  place: string | null;
  evidence: Span[];
  label: string;
}

export interface Statement {
  speakers: number[];
  source: Span | null;
  cue: Span | null;
  cueLemma: string | null;
  content: Span[];
  quotation: Quotation;
  conversations: number[];
  addressees: number[];
  via: number[];
  within: number | null;
  acts: StatementAct[];
  topics: string[];
  /** The words of the content that speak for one of the topics. */
  topicTriggers: { topic: string; trigger: Span }[];
  /** 0 to 1. */
  confidence: number;
}

export interface StatementAct {
  act: Act;
  force: Force;
  /** PLOVER event type, or a CAMEO code of three digits. */
  plover: string | null;
  /** The mode of a PLOVER event, where its words show one: `meet` of a `REQUEST`. */
  ploverMode: string | null;
  trigger: Span;
  target: number | null;
  negated: boolean;
}

/** What the statements amount to, in lists that point at them. */
export interface Ledger {
  /** What speakers commit to, agree to, refuse and threaten, in order of the text. */
  commitments: LedgerEntry[];
  /** What speakers request, propose, invite to, ask and warn of, in order of the text. */
  requests: LedgerEntry[];
  /** What speakers support, oppose and are concerned about, in order of the text. */
  positions: Position[];
  /** How much is reported of each participant of each conversation, in their order. */
  voices: Voice[];
}

export interface LedgerEntry {
  statement: number;
  act: Act;
  target: number | null;
  /** The content; where the statement has several acts, from this one's trigger to the next one's. */
  pieces: Span[];
}

export interface Position {
  party: number;
  topic: string;
  act: "support" | "oppose" | "concern";
  negated: boolean;
  statement: number;
  /** What is supported or opposed. */
  object: Span[];
}

export interface Voice {
  conversation: number;
  party: number;
  /** Where none, no words of this participant are reported. */
  statements: number;
  words: number;
}

export interface Notice {
  code: string;
  message: string;
  span: Span | null;
}

export interface AnalyzeOptions {
  /** The publication date (ISO 8601), used where the text itself bears none. */
  published?: string | null;
  /** The unit of every span: "utf16" unless said otherwise, as JavaScript strings and the DOM count. */
  offsets?: OffsetUnit | null;
  /** Statements less sure than this are left out; 0, the default, keeps all. */
  minConfidence?: number | null;
  /** Whether headlines, headings and captions may hold statements; false by default. */
  headlines?: boolean | null;
}

/** Analyses one article. Deterministic; never throws for any string. Lone surrogates are read as U+FFFD. */
export function analyze(text: string, options?: AnalyzeOptions | null): Analysis;

/** A format of {@link exportAs}. */
export type ExportFormat = "markdown" | "csv" | "jsonld" | "tei" | "annotations";

/**
 * The breakdown of an article as one document: a report in Markdown, the statements as CSV, linked data as JSON-LD
 * (schema.org), TEI P5, or W3C Web Annotations. The options are those of {@link analyze}.
 */
export function exportAs(format: ExportFormat, text: string, options?: AnalyzeOptions | null): string;

/** A file of {@link exportAll}: its name, without a folder, and what stands in it. */
export interface ExportFile {
  name: string;
  contents: string;
}

/**
 * The text and its breakdown in each format of {@link exportAs}, as files for one archive; the analysis as JSON and the
 * archive itself are the caller's to make. The options are those of {@link analyze}.
 */
export function exportAll(text: string, options?: AnalyzeOptions | null): ExportFile[];

/** The version of the core. */
export function version(): string;
