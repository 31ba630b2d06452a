-- What many are asked at once, and how far it has been told: a later hour is told as news of its own.
create table mail_asked (
  about text not null,
  until bigint not null,
  at bigint not null,
  before bigint,
  cursor text not null,
  ended_at bigint,
  primary key (about, until)
);
create index mail_asked_open on mail_asked (ended_at, at);
