-- Private: mail about a thing that came from its author and was not counted, until one of theirs is.
create table mail_uncounted (
  id text primary key,
  about text not null,
  person_id text not null,
  kind text not null check (kind in ('not-understood', 'refused')),
  words text not null,
  at bigint not null
);
create index mail_uncounted_about on mail_uncounted (about, at);
create index mail_uncounted_person on mail_uncounted (person_id);
