-- A sense of the room: what was asked and, once it is closed, what was counted. Decides nothing.
create table hums (
  id text primary key,
  meeting_id text not null,
  item text,
  question text not null,
  answers text not null,
  asked_by text not null,
  asked_at bigint not null,
  kind text not null,
  state text not null
);
create index hums_meeting on hums (meeting_id, id);
create unique index hums_open_once on hums (meeting_id) where kind = 'open';

-- Private, and only as long as the question is open: closing it takes them away and counts them.
-- `who` is a person, or the line of a guest among those who came.
create table hum_answers (
  hum_id text not null,
  who text not null,
  choice integer not null,
  way text not null,
  cell text not null,
  entered_by text,
  at bigint not null,
  primary key (hum_id, who)
);

-- Private as well: what the host of a hub counted, and whom that count may hold.
create table hum_hub_counts (
  hum_id text not null,
  hub_id text not null,
  counts text not null,
  covers text not null,
  entered_by text not null,
  at bigint not null,
  primary key (hum_id, hub_id)
);

-- When listeners were last told how many have answered.
create table hum_tellings (
  hum_id text primary key,
  told_at bigint not null
);

-- By what somebody on the telephone is known, for one meeting. No number of a telephone is kept.
create table phone_codes (
  code text primary key,
  meeting_id text not null,
  person_id text not null,
  until bigint not null
);
create unique index phone_codes_once on phone_codes (meeting_id, person_id);
