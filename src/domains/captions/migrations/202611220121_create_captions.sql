-- What was said, as it was written down while a meeting went on: one row for what came at once.
create table caption_pushes (
  id text primary key,
  meeting_id text not null,
  session_id text,
  language text not null,
  made_from text,
  made_by text not null,
  door text not null,
  person_id text not null,
  at bigint not null,
  from_at bigint not null,
  until_at bigint not null,
  count integer not null,
  lines text not null,
  struck text not null
);
create index caption_pushes_meeting on caption_pushes (meeting_id, language, from_at);
create index caption_pushes_pace on caption_pushes (meeting_id, at);

-- Who writes down what is said, besides those who run the meeting.
create table caption_scribes (
  id text primary key,
  meeting_id text not null,
  person_id text not null,
  named_by text not null,
  at bigint not null,
  ended_at bigint
);
create index caption_scribes_meeting on caption_scribes (meeting_id, id);

-- Keys by which a program pushes captions. Private: of the key only its digest is kept.
create table caption_keys (
  id text primary key,
  meeting_id text not null,
  digest text not null,
  made_by text not null,
  at bigint not null,
  revoked_at bigint
);
create unique index caption_keys_digest on caption_keys (digest);
create index caption_keys_meeting on caption_keys (meeting_id, id);
