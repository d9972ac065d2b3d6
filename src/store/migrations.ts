/**
 * The index's tables, and how an index that older code made moves forward when it is opened. A step changes tables that keep their rows, or says that the
 * rows themselves are derived in another way since: then all are made again from the Markdown and the records, in the transaction that changes the tables.
 *
 * Whoever changes what the index derives (keys of names, words by which statements are listed, folding, how pages and records are read) adds a step with
 * `anew`; `migrations.test.ts` compares what is derived of a small world and fails where this was forgotten.
 */
import type { Database } from 'better-sqlite3'

export interface Migration {
  /** What is different since. */
  readonly what: string
  /** Changes the tables; a new file runs all steps in order. */
  readonly tables: string
  /** True where rows that older code wrote are not those that this code would write. */
  readonly anew: boolean
}

/** Step n brings an index of version n - 1 to version n. */
export const MIGRATIONS: readonly Migration[] = [
  {
    what: 'the first tables',
    anew: true,
    tables: `
  CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

  CREATE TABLE sources (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, kind TEXT NOT NULL, note TEXT, readable TEXT NOT NULL, date TEXT, title TEXT NOT NULL,
    title_key TEXT NOT NULL, subject_key TEXT, primary_entity TEXT, ingested TEXT NOT NULL, json TEXT NOT NULL
  );
  CREATE INDEX sources_sha ON sources (sha256);
  CREATE INDEX sources_note ON sources (note, ingested, id) WHERE note IS NOT NULL;
  CREATE INDEX sources_subject ON sources (subject_key) WHERE subject_key IS NOT NULL;
  CREATE TABLE sketch_bands (band INTEGER NOT NULL, source_key INTEGER NOT NULL, PRIMARY KEY (band, source_key)) WITHOUT ROWID;
  CREATE TABLE messages (message TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (message, source)) WITHOUT ROWID;
  CREATE INDEX messages_source ON messages (source);

  CREATE TABLE notes (path TEXT PRIMARY KEY, primary_entity TEXT, date TEXT, title TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX notes_series ON notes (primary_entity, date DESC, path);
  CREATE TABLE paths (base TEXT NOT NULL, path TEXT NOT NULL, origin TEXT NOT NULL, PRIMARY KEY (base, path, origin)) WITHOUT ROWID;
  CREATE INDEX paths_origin ON paths (origin);
  CREATE TABLE habits (key TEXT NOT NULL, date TEXT NOT NULL, note TEXT NOT NULL, source TEXT NOT NULL, entity TEXT NOT NULL,
    PRIMARY KEY (key, date, note, source, entity)) WITHOUT ROWID;
  CREATE INDEX habits_source ON habits (source);
  CREATE TABLE events (source TEXT NOT NULL, n INTEGER NOT NULL, uid TEXT NOT NULL, start_ms INTEGER NOT NULL, end_ms INTEGER NOT NULL,
    day TEXT NOT NULL, recurring INTEGER NOT NULL, ingested TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (source, n)) WITHOUT ROWID;
  CREATE INDEX events_start ON events (start_ms);
  CREATE INDEX events_long ON events (start_ms, end_ms) WHERE end_ms - start_ms > 86400000;
  CREATE INDEX events_day ON events (day);
  CREATE INDEX events_uid ON events (uid, ingested);

  CREATE TABLE statements (id TEXT NOT NULL, source TEXT NOT NULL, n INTEGER NOT NULL, restates TEXT, ingested TEXT NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (id, source)) WITHOUT ROWID;
  CREATE INDEX statements_source ON statements (source, n);
  CREATE TABLE relations (target TEXT NOT NULL, kind TEXT NOT NULL, source TEXT NOT NULL, n INTEGER NOT NULL, statement TEXT, json TEXT,
    PRIMARY KEY (target, kind, source, n)) WITHOUT ROWID;
  CREATE INDEX relations_source ON relations (source);
  -- As it stands now; \`json\` is null where no other record says anything of it: then it stands as recorded in \`source\`.
  CREATE TABLE known (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL, json TEXT);
  CREATE TABLE known_links (entity TEXT NOT NULL, list TEXT NOT NULL, date TEXT NOT NULL, known_key INTEGER NOT NULL, id TEXT NOT NULL,
    PRIMARY KEY (entity, list, date DESC, id)) WITHOUT ROWID;
  CREATE INDEX known_links_known ON known_links (known_key);
  CREATE TABLE lines (path TEXT NOT NULL, block TEXT NOT NULL, n INTEGER NOT NULL, source TEXT NOT NULL, hash TEXT NOT NULL,
    PRIMARY KEY (path, block, n, source)) WITHOUT ROWID;
  CREATE INDEX lines_source ON lines (source);

  CREATE TABLE pages (path TEXT PRIMARY KEY, entity TEXT NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX pages_entity ON pages (entity, path);
  CREATE TABLE record_entities (source TEXT NOT NULL, entity TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (source, entity)) WITHOUT ROWID;
  CREATE TABLE entity_forms (entity TEXT NOT NULL, kind TEXT NOT NULL, form TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (entity, kind, form)) WITHOUT ROWID;
  CREATE TABLE entities (id TEXT PRIMARY KEY, last TEXT NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE glossary (uses INTEGER NOT NULL, entity TEXT NOT NULL, PRIMARY KEY (uses DESC, entity)) WITHOUT ROWID;
  CREATE UNIQUE INDEX glossary_entity ON glossary (entity);
  CREATE TABLE entity_emails (email TEXT NOT NULL, entity TEXT NOT NULL, PRIMARY KEY (email, entity)) WITHOUT ROWID;
  CREATE INDEX entity_emails_entity ON entity_emails (entity);
  CREATE TABLE names (folded TEXT NOT NULL, kind TEXT NOT NULL, entity TEXT NOT NULL, PRIMARY KEY (folded, kind, entity)) WITHOUT ROWID;
  CREATE INDEX names_entity ON names (entity);
  CREATE TABLE name_keys (list TEXT NOT NULL, key TEXT NOT NULL, last TEXT NOT NULL, entity TEXT NOT NULL,
    PRIMARY KEY (list, key, last DESC, entity)) WITHOUT ROWID;
  CREATE INDEX name_keys_entity ON name_keys (entity);

  CREATE TABLE decisions (n INTEGER PRIMARY KEY, surface TEXT, low TEXT, high TEXT, line TEXT, json TEXT NOT NULL);
  CREATE INDEX decisions_surface ON decisions (surface) WHERE surface IS NOT NULL;
  CREATE INDEX decisions_pair ON decisions (low, high) WHERE low IS NOT NULL;
  CREATE INDEX decisions_line ON decisions (line) WHERE line IS NOT NULL;

  CREATE TABLE docs (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, ref TEXT NOT NULL, hash TEXT NOT NULL, UNIQUE (kind, ref));
  CREATE VIRTUAL TABLE fts USING fts5(text, content='', contentless_delete=1, detail=full, tokenize="unicode61 remove_diacritics 2");
  `,
  },
  // The tables of version 1 had three shapes while they were first written: none of them is trusted.
  { what: 'statements that name nobody are listed under the entity of their note (`under-…`)', anew: true, tables: '' },
  { what: 'tasks that have an owner and name nobody are listed there too (`under-owed`)', anew: true, tables: '' },
  { what: 'and under the words that tell most of them (`says-…`)', anew: true, tables: '' },
  { what: 'facts and decisions with a value are listed by the words that say of what (`with-…`)', anew: true, tables: '' },
  { what: 'names are also keyed as Irish, Dutch, German and Polish spelling says them', anew: true, tables: '' },
  {
    what: 'words are searched by their stems, readable sources apart from statements; Irish names are keyed as others say them',
    anew: true,
    tables: `
  -- Who takes part, is named, or has the note: what a search is narrowed to.
  CREATE TABLE concerned (source TEXT NOT NULL, entity TEXT NOT NULL, PRIMARY KEY (source, entity)) WITHOUT ROWID;
  CREATE INDEX concerned_entity ON concerned (entity, source);
  -- All that a search asks of a source: its row is wide.
  CREATE INDEX sources_found ON sources (id, kind, date, primary_entity);
  DROP TABLE fts;
  CREATE VIRTUAL TABLE fts USING fts5(text, content='', contentless_delete=1, detail=full, tokenize="porter unicode61 remove_diacritics 2");
  CREATE VIRTUAL TABLE fts_sources USING fts5(text, content='', contentless_delete=1, detail=full, tokenize="porter unicode61 remove_diacritics 2");
  `,
  },
  { what: 'open tasks, and facts without a value, are listed by their rarest words (`with-…`)', anew: true, tables: '' },
]

/** Version of an index that this code made. */
export const versionOf = (steps: readonly Migration[] = MIGRATIONS): number => steps.length

/** `empty`: no index yet. `older` wants `moveForward`; `newer` is of a later program, which may keep what this one does not know. */
export function standOf(db: Database, steps: readonly Migration[] = MIGRATIONS): 'empty' | 'older' | 'current' | 'newer' {
  const found = foundVersion(db)
  return found === 0 ? 'empty' : found < versionOf(steps) ? 'older' : found === versionOf(steps) ? 'current' : 'newer'
}

/** The version that a file says it is of; 0 for an empty one. */
export const foundVersion = (db: Database): number => Number(db.pragma('user_version', { simple: true }))

/** True where moving forward means to derive all rows again. */
export const isDerivedAnew = (db: Database, steps: readonly Migration[] = MIGRATIONS): boolean =>
  steps.slice(foundVersion(db)).some(step => step.anew)

/**
 * Brings the tables to this version; where rows are to be derived again, `refill` fills the empty tables. One transaction: a crash, or an error of
 * `refill`, leaves the old index as it was.
 */
export function moveForward(db: Database, refill: () => void, steps: readonly Migration[] = MIGRATIONS): void {
  const anew = isDerivedAnew(db, steps)
  db.transaction(() => {
    if (anew) dropTables(db)
    for (const step of steps.slice(anew ? 0 : foundVersion(db))) db.exec(step.tables)
    if (anew) refill()
    db.pragma(`user_version = ${versionOf(steps)}`)
  }).immediate()
}

/** All but `meta`: what the program remembers of its index outlives its rows. The search tables first: each takes its own shadow tables along. */
function dropTables(db: Database): void {
  const names = (): string[] =>
    db
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'meta'`)
      .pluck()
      .all() as string[]
  for (const table of ['fts', 'fts_sources']) if (names().includes(table)) db.exec(`DROP TABLE ${table}`)
  for (const name of names()) db.exec(`DROP TABLE "${name}"`)
}
