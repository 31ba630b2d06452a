-- For the desk of the secretariat: where staff came, the latest first.
create index attendances_came_as on attendances (came_as, at);
