-- Private: how much mail somebody wants, of a place (`process:01J…`) or of everything.
create table mail_choices (
  person_id text not null,
  place text not null,
  pace text not null check (pace in ('now', 'daily', 'weekly', 'needs', 'none')),
  primary key (person_id, place)
);
create index mail_choices_place on mail_choices (place, pace, person_id);

-- How far each message has been sent to those who take it at once: `cursor` is the last of them.
create table mail_fanouts (
  message_id text primary key,
  thread_id text not null,
  at bigint not null,
  cursor text not null,
  ended_at bigint
);
create index mail_fanouts_open on mail_fanouts (ended_at, at);

-- What was said before there were mailings is told to nobody.
insert into mail_fanouts
  select id, thread_id, at, '', at from messages
  union all select id, thread_id, at, '', at from sealed_messages;
create index sealed_messages_at on sealed_messages (at, id);

-- One row for each reader: when the next mail of the day is due, and what has been told so far.
create table mail_readers (
  person_id text primary key,
  next_at bigint not null,
  daily_to bigint not null,
  weekly_to bigint not null,
  needs text not null,
  reminded text not null,
  paused_at bigint
);
create index mail_readers_due on mail_readers (next_at, person_id);
create index mail_readers_paused on mail_readers (paused_at);
