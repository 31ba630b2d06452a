-- Private: what was asked for in somebody's name, until the owner of the address says whether it
-- was them, or has agreed to what was not read yet. `asked` is the mail as far as it is needed.
create table pending_acts (
  id text primary key,
  person_id text not null,
  why text not null check (why in ('unproven', 'unread')),
  asked text not null,
  -- Those that the mail set out: `charter-1/1`.
  undertakings text,
  created bigint not null,
  expires bigint not null,
  state text not null check (state in ('waiting', 'confirmed', 'disowned')),
  settled bigint
);
create index pending_acts_person on pending_acts (person_id, created);
create index pending_acts_expires on pending_acts (expires);

-- Private: somebody without an account who asked to join, until they have agreed.
create table mail_joinings (
  id text primary key,
  address text not null,
  name text not null,
  language text not null,
  about text not null,
  created bigint not null,
  expires bigint not null,
  person_id text
);
create index mail_joinings_expires on mail_joinings (expires);

-- Private: what is to be answered. The number of its entry is known only after the act.
create table mail_answers (
  id text primary key,
  person_id text not null,
  asked text not null,
  said text not null,
  created bigint not null,
  sent bigint
);
create index mail_answers_waiting on mail_answers (sent, person_id, created);

-- Private: what an address was told, where it is told such a thing once a day.
create table mail_told (
  address text not null,
  kind text not null,
  at bigint not null,
  primary key (address, kind)
);
create index mail_told_at on mail_told (at);

-- Private: what came in lately, so that programs which answer each other come to an end.
create table mail_heard (
  sender text not null,
  about text not null,
  digest text not null,
  at bigint not null,
  primary key (sender, about, digest)
);
create index mail_heard_at on mail_heard (at);
