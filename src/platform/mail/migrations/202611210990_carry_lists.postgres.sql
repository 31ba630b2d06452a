-- Mail of a list has one Message-ID for all its readers, and carries what its list adds to it.
alter table outbox drop constraint outbox_message_id_key;
alter table outbox add column list text;
alter table outbox add column envelope text;
alter table outbox add constraint outbox_envelope_key unique (envelope);
alter table outbox add constraint outbox_message_id_recipient_key unique (message_id, recipient);
