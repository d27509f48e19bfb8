-- A map: one row here, its state in `snapshot` and `change`.
CREATE TABLE map (
  row INTEGER PRIMARY KEY,
  -- The id in the map's file, which never changes once it is in the library.
  id TEXT NOT NULL UNIQUE,
  -- As it is after the last change, so that the library can be listed without reading maps.
  title TEXT NOT NULL,
  -- hypothesis, researched or agreed.
  status TEXT,
  -- The number of the last change; 0 is the state in which the map came in.
  number INTEGER NOT NULL CHECK (number >= 0),
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  -- When it was put into the bin.
  archived TEXT,
  -- The number of the last change that the search knows of; -1 before the first time.
  searched INTEGER NOT NULL DEFAULT -1
) STRICT;

CREATE INDEX map_by_change ON map (changed DESC);

-- The whole map as a file after the change of that number. `sum` is the CRC-32 of `text`.
CREATE TABLE snapshot (
  map INTEGER NOT NULL REFERENCES map ON DELETE CASCADE,
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  sum INTEGER NOT NULL,
  PRIMARY KEY (map, number)
) STRICT;

-- The log. Rows are only ever added; the last one grows while somebody types on in the same field. `sum` is the CRC-32 of everything else in the row.
CREATE TABLE change (
  map INTEGER NOT NULL REFERENCES map ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 1),
  label TEXT NOT NULL,
  author TEXT NOT NULL,
  time TEXT NOT NULL,
  occasion TEXT NOT NULL,
  told TEXT NOT NULL,
  edits TEXT NOT NULL,
  sum INTEGER NOT NULL,
  PRIMARY KEY (map, number)
) STRICT;

-- A state that somebody gave a name.
CREATE TABLE version (
  row INTEGER PRIMARY KEY,
  map INTEGER NOT NULL REFERENCES map ON DELETE CASCADE,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  author TEXT NOT NULL,
  time TEXT NOT NULL
) STRICT;

CREATE INDEX version_by_map ON version (map, number);

-- The picture and the figures that stand for a map in the library, made after the change of that
-- number. They can be made again.
CREATE TABLE cover (
  map INTEGER PRIMARY KEY REFERENCES map ON DELETE CASCADE,
  number INTEGER NOT NULL,
  picture BLOB NOT NULL,
  figures TEXT NOT NULL
) STRICT;

-- What the search looks through: the texts of one thing of a map. It can be made again.
CREATE TABLE passage (
  row INTEGER PRIMARY KEY,
  map INTEGER NOT NULL REFERENCES map ON DELETE CASCADE,
  kind TEXT NOT NULL,
  thing TEXT NOT NULL,
  title TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;

CREATE INDEX passage_by_map ON passage (map);

-- Trigrams find words inside Chinese, which has no spaces between them.
CREATE VIRTUAL TABLE passage_index USING fts5 (
  title, words, content = 'passage', content_rowid = 'row', tokenize = 'trigram'
);

CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN
  INSERT INTO passage_index (rowid, title, words) VALUES (new.row, new.title, new.words);
END;

CREATE TRIGGER passage_gone AFTER DELETE ON passage BEGIN
  INSERT INTO passage_index (passage_index, rowid, title, words)
  VALUES ('delete', old.row, old.title, old.words);
END;
