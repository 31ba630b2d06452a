-- Private: whether somebody wants invitations by mail, and how often they renewed the address of
-- their own calendar.
create table calendar_readers (
  person_id text primary key,
  renewed bigint not null,
  invitations bigint not null
);

-- Private: who asked to be invited to meetings of others (`meeting:01J…`, `series:01J…`).
create table calendar_asks (
  about text not null,
  person_id text not null,
  at bigint not null,
  primary key (about, person_id)
);
create index calendar_asks_person on calendar_asks (person_id);

-- What calendars know of each entry: its number (SEQUENCE), and of each of its meetings the revision
-- with the number under which it was told.
create table calendar_entries (
  uid text primary key,
  sequence bigint not null,
  told text not null,
  expires bigint not null,
  checked_at bigint not null
);

-- Private: who was told of which entry, up to which number.
create table calendar_invited (
  uid text not null,
  person_id text not null,
  sequence bigint not null,
  primary key (uid, person_id)
);
create index calendar_invited_person on calendar_invited (person_id);

-- Private: who comes to which meeting, and how; for the hour that it had then.
create table calendar_answers (
  meeting_id text not null,
  person_id text not null,
  coming text not null check (coming in ('yes', 'no', 'maybe')),
  way text,
  starts bigint not null,
  at bigint not null,
  primary key (meeting_id, person_id)
);
create index calendar_answers_person on calendar_answers (person_id);

-- Private: how many mails about answers that did not count somebody got on a day.
create table calendar_told (
  person_id text not null,
  day bigint not null,
  count bigint not null,
  primary key (person_id, day)
);
