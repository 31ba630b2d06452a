create index translations_by_writer on translations (written_by, written_at);
