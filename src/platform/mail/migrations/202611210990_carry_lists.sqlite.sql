-- Mail of a list has one Message-ID for all its readers, and carries what its list adds to it.
create table outbox_of_lists (
  id text primary key,
  recipient text not null,
  person text,
  language text not null,
  kind text not null,
  about text not null,
  subject text not null,
  body text not null,
  html text,
  unsubscribe text,
  message_id text not null,
  created bigint not null,
  state text not null check (state in ('waiting', 'claimed', 'sent', 'failed', 'held')),
  attempts integer not null,
  next_at bigint not null,
  claim text,
  words text,
  list text,
  envelope text unique,
  unique (message_id, recipient)
);
insert into outbox_of_lists
  select id, recipient, person, language, kind, about, subject, body, html, unsubscribe, message_id,
    created, state, attempts, next_at, claim, words, null, null
  from outbox;
drop table outbox;
alter table outbox_of_lists rename to outbox;

create index outbox_by_state on outbox (state, next_at);
create index outbox_by_about on outbox (about);
