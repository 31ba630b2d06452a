create table material_files (
  id text primary key,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null,
  scanned integer not null
);
