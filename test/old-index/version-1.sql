-- The tables of an index of version 1, as the program of that day made them.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE sources (
  id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, kind TEXT NOT NULL, note TEXT, readable TEXT NOT NULL, date TEXT, title TEXT NOT NULL,
  title_key TEXT NOT NULL, subject_key TEXT, primary_entity TEXT, ingested TEXT NOT NULL, json TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sources_sha ON sources (sha256);
CREATE INDEX sources_note ON sources (note, ingested, id) WHERE note IS NOT NULL;
CREATE INDEX sources_subject ON sources (subject_key) WHERE subject_key IS NOT NULL;
CREATE TABLE sketch_bands (band TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (band, source)) WITHOUT ROWID;
CREATE INDEX sketch_bands_source ON sketch_bands (source);
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

CREATE TABLE statements (id TEXT NOT NULL, source TEXT NOT NULL, n INTEGER NOT NULL, note TEXT, date TEXT, ingested TEXT NOT NULL, json TEXT NOT NULL,
  PRIMARY KEY (id, source)) WITHOUT ROWID;
CREATE INDEX statements_source ON statements (source, n);
CREATE TABLE relations (target TEXT NOT NULL, kind TEXT NOT NULL, source TEXT NOT NULL, n INTEGER NOT NULL, statement TEXT, json TEXT,
  PRIMARY KEY (target, kind, source, n)) WITHOUT ROWID;
CREATE INDEX relations_source ON relations (source);
CREATE TABLE known (id TEXT PRIMARY KEY, kind TEXT NOT NULL, status TEXT NOT NULL, date TEXT NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE known_links (entity TEXT NOT NULL, list TEXT NOT NULL, date TEXT NOT NULL, id TEXT NOT NULL,
  PRIMARY KEY (entity, list, date DESC, id)) WITHOUT ROWID;
CREATE INDEX known_links_id ON known_links (id);
CREATE TABLE lines (path TEXT NOT NULL, block TEXT NOT NULL, n INTEGER NOT NULL, source TEXT NOT NULL, hash TEXT NOT NULL,
  PRIMARY KEY (path, block, n, source)) WITHOUT ROWID;
CREATE INDEX lines_source ON lines (source);
CREATE INDEX lines_block ON lines (block);

CREATE TABLE pages (path TEXT PRIMARY KEY, entity TEXT NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX pages_entity ON pages (entity, path);
CREATE TABLE record_entities (source TEXT NOT NULL, entity TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (source, entity)) WITHOUT ROWID;
CREATE TABLE entity_forms (entity TEXT NOT NULL, kind TEXT NOT NULL, form TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (entity, kind, form)) WITHOUT ROWID;
CREATE TABLE entities (id TEXT PRIMARY KEY, last TEXT NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
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
