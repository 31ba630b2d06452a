-- How far each log has been numbered into tiles: moved by compare-and-swap before a checkpoint
-- is signed, so that two sequencers can never sign two trees of one size.
create table log_head (
  origin text primary key,
  size bigint not null,
  root text not null
);
