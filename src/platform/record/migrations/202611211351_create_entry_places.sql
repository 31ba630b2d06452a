-- Where each act happened, as its topics named the place; what was before this table is not in it.
create table entry_places (
  place text not null,
  idx bigint not null,
  primary key (place, idx)
);
