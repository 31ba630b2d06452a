-- Who came to a meeting, or sent word. A line taken back stays, and counts no more.
create table attendances (
  id text primary key,
  meeting_id text not null,
  person_id text,
  capacity text,
  guest text,
  came_as text not null,
  way text not null,
  entered_by text not null,
  at bigint not null,
  struck_at bigint
);
create index attendances_meeting on attendances (meeting_id, id);
create index attendances_person on attendances (person_id, at);
create unique index attendances_once on attendances (meeting_id, person_id)
  where struck_at is null and person_id is not null;

-- One paragraph of notes each. What it said before is on the record.
create table notes (
  id text primary key,
  meeting_id text not null,
  process_id text,
  kind text not null,
  item text,
  place bigint not null,
  words text not null,
  version integer not null,
  speaker text,
  capacity text,
  guest text,
  text_id text,
  clauses text not null,
  action text,
  beside text,
  written_by text not null,
  at bigint not null,
  struck_at bigint
);
create index notes_meeting on notes (meeting_id, place);
create index notes_process on notes (process_id, kind);

-- Who writes in a paragraph now. Private, and of no use once its time is over.
create table note_holds (
  note_id text primary key,
  person_id text not null,
  until bigint not null
);

create table meeting_minutes (
  meeting_id text primary key,
  kind text not null,
  state text not null,
  said text
);

create table note_corrections (
  id text primary key,
  meeting_id text not null,
  note_id text not null,
  asked_by text not null,
  words text not null,
  why text not null,
  asked_at bigint not null,
  kind text not null,
  state text not null
);
create index note_corrections_meeting on note_corrections (meeting_id, id);

-- Recordings, transcripts and the like; or why there is none.
create table meeting_traces (
  id text primary key,
  meeting_id text not null,
  kind text not null,
  language text not null,
  href text,
  reason text,
  added_by text not null,
  at bigint not null
);
create index meeting_traces_meeting on meeting_traces (meeting_id, id);
