create table threads (
  id text primary key,
  about_kind text not null,
  about_id text not null,
  process_id text,
  subject text not null,
  begun_by text not null,
  begun_at bigint not null
);
create index threads_about on threads (about_kind, about_id, id);
create index threads_process on threads (process_id, id);

create table messages (
  id text primary key,
  thread_id text not null,
  number integer not null,
  parent_id text,
  author text not null,
  capacity text not null,
  hat text,
  interest integer,
  subject text,
  words text not null,
  via text not null,
  message_id text not null,
  at bigint not null,
  edits integer not null,
  edited_at bigint
);
create unique index messages_thread on messages (thread_id, number);
create index messages_newest on messages (thread_id, at, number);
create index messages_mail on messages (message_id);
create index messages_at on messages (at, id);
create index messages_author on messages (author, at);

create table message_links (
  message_id text not null,
  thing text not null,
  made_by text not null,
  at bigint not null,
  primary key (message_id, thing)
);
create index message_links_thing on message_links (thing);

create table message_leaves (
  message_id text not null,
  person_id text not null,
  asked_at bigint not null,
  given_at bigint,
  primary key (message_id, person_id)
);

create table closed_lists (
  id text primary key,
  process_id text not null,
  kind text not null,
  name text not null,
  mandate text not null,
  convener text not null,
  opened_at bigint not null,
  ended_at bigint
);
create index closed_lists_process on closed_lists (process_id, id);

create table closed_list_members (
  list_id text not null,
  person_id text not null,
  invited_at bigint not null,
  since bigint,
  ended_at bigint,
  primary key (list_id, person_id)
);
create index closed_list_members_person on closed_list_members (person_id, list_id);

create table closed_list_positions (
  id text primary key,
  list_id text not null,
  words text not null,
  adopted_by text not null,
  at bigint not null
);
create index closed_list_positions_list on closed_list_positions (list_id, id);

-- Private: the talk of closed lists. The record knows none of it, not even that there is any.
create table sealed_threads (
  id text primary key,
  about_kind text not null,
  about_id text not null,
  process_id text,
  subject text not null,
  begun_by text not null,
  begun_at bigint not null
);
create index sealed_threads_about on sealed_threads (about_kind, about_id, id);

create table sealed_messages (
  id text primary key,
  thread_id text not null,
  number integer not null,
  parent_id text,
  author text not null,
  capacity text not null,
  hat text,
  interest integer,
  subject text,
  words text not null,
  via text not null,
  message_id text not null,
  at bigint not null,
  edits integer not null,
  edited_at bigint
);
create unique index sealed_messages_thread on sealed_messages (thread_id, number);
create index sealed_messages_mail on sealed_messages (message_id);
create index sealed_messages_author on sealed_messages (author, at);

-- What a message said before it was edited.
create table sealed_drafts (
  message_id text not null,
  edit integer not null,
  author text not null,
  words text not null,
  at bigint not null,
  primary key (message_id, edit)
);

-- Private: how far somebody has read; `place` is `thread:…` with a number, or `all` with an hour.
create table reading_marks (
  person_id text not null,
  place text not null,
  seen bigint not null,
  primary key (person_id, place)
);

-- Private: what somebody follows or mutes.
create table reading_choices (
  person_id text not null,
  place text not null,
  choice text not null,
  primary key (person_id, place)
);
create index reading_choices_place on reading_choices (place, choice);
