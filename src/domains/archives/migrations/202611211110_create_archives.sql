create table archives (
  id text primary key,
  about_kind text not null,
  about_id text not null,
  name text not null,
  opened_at bigint not null
);
create index archives_about on archives (about_kind, about_id, id);

create table archive_imports (
  id text primary key,
  archive_id text not null,
  sha256 text not null,
  bytes bigint not null,
  messages integer not null,
  added integer not null,
  repeats integer not null,
  unreadable integer not null,
  at bigint not null
);
create index archive_imports_archive on archive_imports (archive_id, id);

create table archive_batches (
  id text primary key,
  archive_id text not null,
  sha256 text not null,
  first integer not null,
  messages integer not null,
  at bigint not null
);

create table archive_messages (
  archive_id text not null,
  number integer not null,
  message_id text not null,
  digest text not null,
  refs text not null,
  subject_key text,
  is_answer integer not null,
  sent_at bigint,
  at bigint not null,
  month text not null,
  head text not null,
  words text not null,
  batch_id text not null,
  block integer not null,
  primary key (archive_id, number)
);
create index archive_messages_mail on archive_messages (archive_id, message_id, number);
create index archive_messages_month on archive_messages (archive_id, month, at, number);

create table archive_standings (
  archive_id text not null,
  number integer not null,
  thread integer not null,
  parent integer,
  depth integer not null,
  position integer not null,
  primary key (archive_id, number)
);
create index archive_standings_thread on archive_standings (archive_id, thread, position);
create index archive_standings_parent on archive_standings (archive_id, parent);

create table archive_threads (
  archive_id text not null,
  thread integer not null,
  messages integer not null,
  first_at bigint not null,
  last_at bigint not null,
  primary key (archive_id, thread)
);
create index archive_threads_newest on archive_threads (archive_id, last_at, thread);

create table archive_files (
  id text primary key,
  archive_id text not null,
  number integer not null,
  type text not null,
  size bigint not null,
  sha256 text not null,
  scanned integer not null
);
create index archive_files_message on archive_files (archive_id, number, id);

create table archive_unread (
  id text primary key,
  archive_id text not null,
  sha256 text not null,
  why text not null,
  file_offset bigint not null
);
create index archive_unread_archive on archive_unread (archive_id, id);

create table archive_words (
  archive_id text not null,
  word text not null,
  block integer not null,
  numbers text not null,
  primary key (archive_id, word, block)
);
