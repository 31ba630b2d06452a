-- Private: which form was sent, so that sending it again answers as the first time.
create table replays (
  subject text not null,
  form_key text not null,
  action text not null,
  digest text not null,
  status integer not null,
  location text not null,
  sent bigint not null,
  primary key (subject, form_key)
);

create index replays_by_age on replays (sent);
