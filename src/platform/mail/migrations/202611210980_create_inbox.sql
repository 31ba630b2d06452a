-- Mail that came in, as it came: its bytes in base64, kept before its sender hears 250. Private.
create table inbox_messages (
  id text primary key,
  received bigint not null,
  door text not null check (door in ('smtp', 'lmtp')),
  peer text not null,
  helo text not null,
  sender text not null,
  size integer not null,
  digest text not null,
  raw text not null
);

-- One row for each recipient of a message: a queue, and where a person looks what waits.
create table inbox (
  id text primary key,
  message text not null,
  recipient text not null,
  state text not null
    check (state in ('waiting', 'claimed', 'taken', 'repeat', 'quarantined', 'discarded', 'failed')),
  attempts integer not null,
  next_at bigint not null,
  claim text,
  words text,
  why text,
  message_id text,
  content text,
  clash integer not null,
  settled_by text
);

create index inbox_by_state on inbox (state, next_at);
create index inbox_by_message on inbox (message);

-- What was taken once for a recipient: a second one of the same content is a repeat.
create table inbox_keys (
  recipient text not null,
  message_id text not null,
  content text not null,
  inbox text not null,
  kept bigint not null,
  primary key (recipient, message_id, content)
);

-- Addresses that only their reader knows: who writes to one is that person.
create table reply_addresses (
  id text primary key,
  person text not null,
  address text not null,
  about text not null,
  expires bigint not null,
  revoked integer not null
);

-- How often mail to an address came back, each day counted once.
create table bounces (
  address text primary key,
  points integer not null,
  day integer not null,
  at bigint not null,
  words text not null
);
