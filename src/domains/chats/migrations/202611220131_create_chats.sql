-- What is written beside a meeting, one line each. One that was struck keeps its place.
create table chat_lines (
  id text primary key,
  meeting_id text not null,
  process_id text,
  person_id text not null,
  capacity text not null,
  language text not null,
  words text not null,
  reply_to text,
  at bigint not null,
  struck_at bigint,
  struck_by text,
  why text
);
create index chat_lines_meeting on chat_lines (meeting_id, id);
create index chat_lines_person on chat_lines (meeting_id, person_id, at);
create index chat_lines_process on chat_lines (process_id, at);
