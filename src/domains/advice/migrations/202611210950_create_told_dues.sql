-- What people were told to be due, so that a clock which runs each minute tells it once.
create table told_dues (
  thing text not null primary key,
  told_at bigint not null
);
