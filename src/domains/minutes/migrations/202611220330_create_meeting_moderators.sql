-- Who lends their hand to those on the telephone of one meeting, from when until when.
create table meeting_moderators (
  id text primary key,
  meeting_id text not null,
  person_id text not null,
  named_by text not null,
  at bigint not null,
  ended_at bigint
);
create index meeting_moderators_meeting on meeting_moderators (meeting_id, id);
create unique index meeting_moderators_once on meeting_moderators (meeting_id, person_id)
  where ended_at is null;
