-- The live room of a meeting: open or closed, and what is on the table.
create table meeting_rooms (
  meeting_id text primary key,
  kind text not null,
  state text not null,
  revision bigint not null
);
create index meeting_rooms_kind on meeting_rooms (kind, meeting_id);

-- Who asked to speak. Whether they did, their turn says.
create table room_hands (
  id text primary key,
  meeting_id text not null,
  line_id text not null,
  person_id text,
  capacity text,
  guest text,
  seat_group text,
  way text not null,
  of_order integer not null,
  asked_by text not null,
  asked_at bigint not null,
  withdrawn_at bigint
);
create index room_hands_meeting on room_hands (meeting_id, id);

-- The floor, from when until when, and why somebody had it out of turn.
create table room_turns (
  id text primary key,
  meeting_id text not null,
  hand_id text not null,
  item text,
  seconds integer not null,
  started_at bigint not null,
  ended_at bigint,
  departed text,
  called_by text not null
);
create index room_turns_meeting on room_turns (meeting_id, id);
