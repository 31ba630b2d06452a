-- Closes that wait until mail which came before them was read, and since when. Private.
create table mail_holds (
  what text not null,
  closes bigint not null,
  since bigint not null,
  primary key (what, closes)
);
