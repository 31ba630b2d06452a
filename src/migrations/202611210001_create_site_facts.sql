create table site_facts (
  name text primary key,
  value text not null
);
