create table attachments (
  id text primary key,
  message_id text not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null,
  scanned integer not null,
  author text not null,
  at bigint not null
);
create index attachments_message on attachments (message_id, id);

-- Private: files of closed lists, as their messages.
create table sealed_attachments (
  id text primary key,
  message_id text not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null,
  scanned integer not null,
  author text not null,
  at bigint not null
);
create index sealed_attachments_message on sealed_attachments (message_id, id);
create index sealed_attachments_author on sealed_attachments (author, id);
