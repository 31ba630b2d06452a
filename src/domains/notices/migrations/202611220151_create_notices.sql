-- A notice that was sent: public, one row for each thing and kind, so that none is sent twice.
create table notices (
  id text primary key,
  host text not null,
  wordings text not null,
  people bigint not null,
  sent_by text not null,
  sent_at bigint not null
);

create index notices_by_hour on notices (sent_at);

-- What the staff has checked and not sent yet: nobody else's.
create table notice_drafts (
  notice_id text not null,
  language text not null,
  subject text not null,
  words text not null,
  checked_by text not null,
  checked_at bigint not null,
  primary key (notice_id, language)
);
