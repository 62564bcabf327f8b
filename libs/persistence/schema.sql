domain count_int as integer CHECK ((VALUE >= 0))
domain delivery_channel as text CHECK ((VALUE = ANY (ARRAY['inApp'::text, 'email'::text, 'webhook'::text])))
domain delivery_status as text CHECK ((VALUE = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text, 'read'::text])))
domain epoch_ms as bigint CHECK (((VALUE >= 0) AND (VALUE <= '253402300799999'::bigint)))
domain error_text as text CHECK ((length(VALUE) <= 2000))
domain event_json as jsonb CHECK ((pg_column_size(VALUE) <= 1000000))
domain file_name_text as text CHECK (((length(VALUE) >= 1) AND (length(VALUE) <= 255)))
domain file_size as integer CHECK (((VALUE >= 0) AND (VALUE <= 26214400)))
domain id_text as text CHECK (((length(VALUE) >= 1) AND (length(VALUE) <= 200)))
domain kind_text as text CHECK (((length(VALUE) >= 1) AND (length(VALUE) <= 60)))
domain long_text as text CHECK ((length(VALUE) <= 20000))
domain media_type_text as text CHECK (((length(VALUE) >= 1) AND (length(VALUE) <= 200)))
domain name_text as text CHECK (((length(VALUE) >= 1) AND (length(VALUE) <= 500)))
domain notice_json as jsonb CHECK ((pg_column_size(VALUE) <= 100000))
domain ordinal_int as integer CHECK ((VALUE > 0))
domain ordinal_smallint as smallint CHECK ((VALUE > 0))
domain receiver_text as text CHECK (((length(VALUE) >= 1) AND (length(VALUE) <= 250)))
domain refusal_json as jsonb CHECK ((pg_column_size(VALUE) <= 50000))
domain sha256_bytes as bytea CHECK ((octet_length(VALUE) = 32))
domain sha256_hex as text CHECK ((VALUE ~ '^[0-9a-f]{64}$'::text))
domain state_json as json CHECK ((pg_column_size(VALUE) <= 4000000))
domain subject_text as text CHECK ((length(VALUE) <= 500))
domain task_status as text CHECK ((VALUE = ANY (ARRAY['issued'::text, 'inProgress'::text, 'inReview'::text, 'inRework'::text, 'suspended'::text, 'completed'::text, 'completedLate'::text, 'cancelled'::text])))
domain tenant_name as text CHECK (((length(VALUE) >= 1) AND (length(VALUE) <= 60)))
domain track_role as text CHECK ((VALUE = ANY (ARRAY['lead'::text, 'jointLead'::text, 'responsible'::text, 'support'::text, 'reviewer'::text])))
domain track_status as text CHECK ((VALUE = ANY (ARRAY['awaitingReceipt'::text, 'contested'::text, 'working'::text, 'submitted'::text, 'returned'::text, 'accepted'::text, 'withdrawn'::text])))
domain words_json as jsonb CHECK ((pg_column_size(VALUE) <= 20000))

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    raise exception 'the record is append-only: % on % is refused', tg_op, tg_table_name
      using errcode = 'insufficient_privilege', hint = 'a correction is a new event';
  end $function$


table account
  tenant_id text not null default current_setting('app.tenant_id'::text)
  login text not null
  person_id id_text not null
  password_hash text not null
  password_changed_at epoch_ms not null
  disabled_at epoch_ms
  locale text not null default 'zh'::text
  account_locale_check CHECK ((locale = ANY (ARRAY['zh'::text, 'en'::text])))
  account_login_check CHECK ((((length(login) >= 1) AND (length(login) <= 100)) AND (login = lower(login))))
  account_password_hash_check CHECK (((length(password_hash) >= 20) AND (length(password_hash) <= 500)))
  account_tenant_id_check CHECK (((length(tenant_id) >= 1) AND (length(tenant_id) <= 60)))
  account_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES person(tenant_id, id)
  account_pkey PRIMARY KEY (tenant_id, login)
  account_tenant_id_person_id_key UNIQUE (tenant_id, person_id)
  row security true, forced true
  policy tenant_isolation * using (tenant_id = current_setting('app.tenant_id'::text, true)) check (tenant_id = current_setting('app.tenant_id'::text, true))
  grant delete, insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table calendar_year
  tenant_id text not null default current_setting('app.tenant_id'::text)
  year integer not null
  holidays date[] not null
  make_up_workdays date[] not null
  edition integer not null
  source text not null
  changed_by id_text not null
  changed_at epoch_ms not null
  calendar_year_edition_check CHECK ((edition > 0))
  calendar_year_holidays_check CHECK ((cardinality(holidays) <= 150))
  calendar_year_make_up_workdays_check CHECK ((cardinality(make_up_workdays) <= 60))
  calendar_year_source_check CHECK ((length(source) <= 500))
  calendar_year_tenant_id_check CHECK (((length(tenant_id) >= 1) AND (length(tenant_id) <= 60)))
  calendar_year_year_check CHECK (((year >= 2000) AND (year <= 2200)))
  calendar_year_pkey PRIMARY KEY (tenant_id, year)
  row security true, forced true
  policy tenant_isolation * using (tenant_id = current_setting('app.tenant_id'::text, true)) check (tenant_id = current_setting('app.tenant_id'::text, true))
  grant delete, insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table content
  tenant_id tenant_name not null default current_setting('app.tenant_id'::text)
  sha256 sha256_hex not null
  size file_size not null
  media_type media_type_text not null
  bytes bytea not null
  stored_at epoch_ms not null
  content_check CHECK ((octet_length(bytes) = (size)::integer))
  content_pkey PRIMARY KEY (tenant_id, sha256)
  row security true, forced true
  policy tenant_isolation * using ((tenant_id)::text = current_setting('app.tenant_id'::text, true)) check ((tenant_id)::text = current_setting('app.tenant_id'::text, true))
  grant insert, select to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table content_upload
  tenant_id tenant_name not null default current_setting('app.tenant_id'::text)
  sha256 sha256_hex not null
  by_person id_text not null
  file_name file_name_text
  at epoch_ms not null
  content_upload_tenant_id_sha256_fkey FOREIGN KEY (tenant_id, sha256) REFERENCES content(tenant_id, sha256)
  content_upload_pkey PRIMARY KEY (tenant_id, sha256, by_person)
  row security true, forced true
  policy tenant_isolation * using ((tenant_id)::text = current_setting('app.tenant_id'::text, true)) check ((tenant_id)::text = current_setting('app.tenant_id'::text, true))
  grant insert, select to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table content_use
  tenant_id tenant_name not null default current_setting('app.tenant_id'::text)
  task_id id_text not null
  seq integer not null
  sha256 sha256_hex not null
  content_use_is_stored FOREIGN KEY (tenant_id, sha256) REFERENCES content(tenant_id, sha256)
  content_use_pkey PRIMARY KEY (tenant_id, task_id, seq, sha256)
  CREATE INDEX content_use_by_content ON content_use USING btree (tenant_id, sha256, task_id)
  row security true, forced true
  policy tenant_isolation * using ((tenant_id)::text = current_setting('app.tenant_id'::text, true)) check ((tenant_id)::text = current_setting('app.tenant_id'::text, true))
  CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.content_use FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  grant insert, select to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table draft
  tenant_id text not null default current_setting('app.tenant_id'::text)
  person_id id_text not null
  task_id id_text not null
  track_id id_text not null
  version integer not null
  body jsonb not null
  saved_at epoch_ms not null
  draft_body_check CHECK ((octet_length((body)::text) <= 200000))
  draft_tenant_id_check CHECK (((length(tenant_id) >= 1) AND (length(tenant_id) <= 60)))
  draft_version_check CHECK ((version > 0))
  draft_pkey PRIMARY KEY (tenant_id, person_id, task_id, track_id)
  row security true, forced true
  policy tenant_isolation * using (tenant_id = current_setting('app.tenant_id'::text, true)) check (tenant_id = current_setting('app.tenant_id'::text, true))
  grant delete, insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table escalation_step
  tenant_id text not null default current_setting('app.tenant_id'::text)
  task_id id_text not null
  seq integer not null
  deadline_id id_text not null
  deadline_kind text not null
  track_id id_text
  unit_id id_text
  step id_text not null
  form text not null
  due_at epoch_ms not null
  fired_at epoch_ms not null
  receivers text[] not null
  skipped jsonb not null
  escalation_id id_text
  acknowledged_at epoch_ms
  acknowledged_by id_text
  answer text
  escalation_step_answer_check CHECK ((length(answer) <= 60))
  escalation_step_deadline_kind_check CHECK ((length(deadline_kind) <= 60))
  escalation_step_form_check CHECK ((length(form) <= 60))
  escalation_step_receivers_check CHECK ((cardinality(receivers) <= 50))
  escalation_step_skipped_check CHECK ((pg_column_size(skipped) <= 20000))
  escalation_step_tenant_id_check CHECK (((length(tenant_id) >= 1) AND (length(tenant_id) <= 60)))
  escalation_step_pkey PRIMARY KEY (tenant_id, task_id, seq)
  CREATE INDEX escalation_step_by_time ON escalation_step USING btree (tenant_id, fired_at, task_id, seq)
  CREATE INDEX escalation_step_by_unit ON escalation_step USING btree (tenant_id, unit_id, fired_at, task_id, seq)
  row security true, forced true
  policy tenant_isolation * using (tenant_id = current_setting('app.tenant_id'::text, true)) check (tenant_id = current_setting('app.tenant_id'::text, true))
  grant delete, insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table issue_batch
  tenant_id text not null default current_setting('app.tenant_id'::text)
  ledger_id id_text not null
  issue_no integer not null
  requested_by id_text not null
  requested_at epoch_ms not null
  finished_at epoch_ms
  issue_batch_issue_no_check CHECK ((issue_no > 0))
  issue_batch_tenant_id_check CHECK (((length(tenant_id) >= 1) AND (length(tenant_id) <= 60)))
  issue_batch_tenant_id_ledger_id_fkey FOREIGN KEY (tenant_id, ledger_id) REFERENCES ledger(tenant_id, id)
  issue_batch_pkey PRIMARY KEY (tenant_id, ledger_id, issue_no)
  row security true, forced true
  policy tenant_isolation * using (tenant_id = current_setting('app.tenant_id'::text, true)) check (tenant_id = current_setting('app.tenant_id'::text, true))
  grant delete, insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table issue_row
  tenant_id text not null default current_setting('app.tenant_id'::text)
  ledger_id id_text not null
  row_no integer not null
  issue_no integer not null
  task_id id_text not null
  status text not null
  refusal jsonb
  settled_at epoch_ms
  issue_row_refusal_check CHECK ((octet_length((refusal)::text) <= 20000))
  issue_row_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'started'::text, 'refused'::text])))
  issue_row_tenant_id_check CHECK (((length(tenant_id) >= 1) AND (length(tenant_id) <= 60)))
  issue_row_tenant_id_ledger_id_issue_no_fkey FOREIGN KEY (tenant_id, ledger_id, issue_no) REFERENCES issue_batch(tenant_id, ledger_id, issue_no)
  issue_row_pkey PRIMARY KEY (tenant_id, ledger_id, row_no)
  CREATE INDEX issue_row_by_status ON issue_row USING btree (tenant_id, ledger_id, issue_no, status, row_no)
  row security true, forced true
  policy tenant_isolation * using (tenant_id = current_setting('app.tenant_id'::text, true)) check (tenant_id = current_setting('app.tenant_id'::text, true))
  grant delete, insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table ledger
  tenant_id text not null default current_setting('app.tenant_id'::text)
  id id_text not null
  title name_text not null
  year integer not null
  status text not null
  coordinating_unit id_text not null
  responsible_leader id_text
  source_sha256 sha256_hex
  source_format text
  questions jsonb not null default '[]'::jsonb
  version integer not null default 1
  created_by id_text not null
  created_at epoch_ms not null
  changed_at epoch_ms not null
  source_name text
  ledger_questions_check CHECK ((octet_length((questions)::text) <= 200000))
  ledger_source_format_check CHECK ((source_format = ANY (ARRAY['txt'::text, 'docx'::text, 'xlsx'::text, 'xls'::text, 'csv'::text, 'doc'::text])))
  ledger_source_name_check CHECK (((length(source_name) >= 1) AND (length(source_name) <= 255)))
  ledger_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'issuing'::text, 'issued'::text, 'undone'::text])))
  ledger_tenant_id_check CHECK (((length(tenant_id) >= 1) AND (length(tenant_id) <= 60)))
  ledger_version_check CHECK ((version > 0))
  ledger_year_check CHECK (((year >= 2000) AND (year <= 2200)))
  ledger_tenant_id_coordinating_unit_fkey FOREIGN KEY (tenant_id, coordinating_unit) REFERENCES unit(tenant_id, id)
  ledger_tenant_id_responsible_leader_fkey FOREIGN KEY (tenant_id, responsible_leader) REFERENCES person(tenant_id, id)
  ledger_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX ledger_by_change ON ledger USING btree (tenant_id, changed_at DESC, id)
  CREATE INDEX ledger_by_source ON ledger USING btree (tenant_id, source_sha256)
  row security true, forced true
  policy tenant_isolation * using (tenant_id = current_setting('app.tenant_id'::text, true)) check (tenant_id = current_setting('app.tenant_id'::text, true))
  grant delete, insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table ledger_answer
  tenant_id text not null default current_setting('app.tenant_id'::text)
  ledger_id id_text not null
  answer_no integer not null
  revision_no integer not null
  row_no integer
  questions text[] not null default '{}'::text[]
  answer jsonb not null
  answered_by id_text not null
  answered_at epoch_ms not null
  ledger_answer_answer_check CHECK ((octet_length((answer)::text) <= 300000))
  ledger_answer_answer_no_check CHECK ((answer_no > 0))
  ledger_answer_questions_check CHECK ((cardinality(questions) <= 50))
  ledger_answer_tenant_id_check CHECK (((length(tenant_id) >= 1) AND (length(tenant_id) <= 60)))
  ledger_answer_tenant_id_ledger_id_fkey FOREIGN KEY (tenant_id, ledger_id) REFERENCES ledger(tenant_id, id)
  ledger_answer_pkey PRIMARY KEY (tenant_id, ledger_id, answer_no)
  CREATE INDEX ledger_answer_by_revision ON ledger_answer USING btree (tenant_id, ledger_id, revision_no, answer_no)
  row security true, forced true
  policy tenant_isolation * using (tenant_id = current_setting('app.tenant_id'::text, true)) check (tenant_id = current_setting('app.tenant_id'::text, true))
  CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  grant insert, select to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table ledger_approval
  tenant_id text not null default current_setting('app.tenant_id'::text)
  ledger_id id_text not null
  act_no integer not null
  act text not null
  ledger_version integer not null
  acted_by id_text not null
  acted_at epoch_ms not null
  opinion text
  ledger_approval_act_check CHECK ((act = ANY (ARRAY['propose'::text, 'approve'::text, 'return'::text])))
  ledger_approval_act_no_check CHECK ((act_no > 0))
  ledger_approval_opinion_check CHECK ((length(opinion) <= 2000))
  ledger_approval_tenant_id_check CHECK (((length(tenant_id) >= 1) AND (length(tenant_id) <= 60)))
  ledger_approval_tenant_id_ledger_id_fkey FOREIGN KEY (tenant_id, ledger_id) REFERENCES ledger(tenant_id, id)
  ledger_approval_pkey PRIMARY KEY (tenant_id, ledger_id, act_no)
  row security true, forced true
  policy tenant_isolation * using (tenant_id = current_setting('app.tenant_id'::text, true)) check (tenant_id = current_setting('app.tenant_id'::text, true))
  CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_approval FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  grant insert, select to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table ledger_change
  tenant_id text not null default current_setting('app.tenant_id'::text)
  ledger_id id_text not null
  revision_no integer not null
  change_key text not null
  row_no integer
  body jsonb not null
  outcome text not null
  refusal jsonb
  settled_at epoch_ms
  ledger_change_body_check CHECK ((octet_length((body)::text) <= 1000000))
  ledger_change_change_key_check CHECK (((length(change_key) >= 1) AND (length(change_key) <= 40)))
  ledger_change_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'pending'::text, 'refused'::text])))
  ledger_change_refusal_check CHECK ((octet_length((refusal)::text) <= 20000))
  ledger_change_tenant_id_check CHECK (((length(tenant_id) >= 1) AND (length(tenant_id) <= 60)))
  ledger_change_tenant_id_ledger_id_revision_no_fkey FOREIGN KEY (tenant_id, ledger_id, revision_no) REFERENCES ledger_revision(tenant_id, ledger_id, revision_no) ON DELETE CASCADE
  ledger_change_pkey PRIMARY KEY (tenant_id, ledger_id, revision_no, change_key)
  CREATE INDEX ledger_change_pending ON ledger_change USING btree (tenant_id, ledger_id, revision_no) WHERE (outcome = 'pending'::text)
  row security true, forced true
  policy tenant_isolation * using (tenant_id = current_setting('app.tenant_id'::text, true)) check (tenant_id = current_setting('app.tenant_id'::text, true))
  grant delete, insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table ledger_revision
  tenant_id text not null default current_setting('app.tenant_id'::text)
  ledger_id id_text not null
  revision_no integer not null
  status text not null
  source_sha256 sha256_hex
  source_format text
  source_name text
  decisions jsonb not null default '{}'::jsonb
  head_before jsonb
  created_rows integer not null default 0
  changed_rows integer not null default 0
  withdrawn_rows integer not null default 0
  unchanged_rows integer not null default 0
  effective_day date
  basis text
  requested_by id_text not null
  requested_at epoch_ms not null
  applied_by id_text
  settled_at epoch_ms
  undone_by id_text
  ledger_revision_basis_check CHECK ((length(basis) <= 2000))
  ledger_revision_decisions_check CHECK ((octet_length((decisions)::text) <= 500000))
  ledger_revision_head_before_check CHECK ((octet_length((head_before)::text) <= 300000))
  ledger_revision_revision_no_check CHECK ((revision_no > 0))
  ledger_revision_source_format_check CHECK ((source_format = ANY (ARRAY['txt'::text, 'docx'::text, 'xlsx'::text, 'xls'::text, 'csv'::text, 'doc'::text])))
  ledger_revision_source_name_check CHECK (((length(source_name) >= 1) AND (length(source_name) <= 255)))
  ledger_revision_status_check CHECK ((status = ANY (ARRAY['open'::text, 'applying'::text, 'applied'::text, 'undone'::text])))
  ledger_revision_tenant_id_check CHECK (((length(tenant_id) >= 1) AND (length(tenant_id) <= 60)))
  ledger_revision_tenant_id_ledger_id_fkey FOREIGN KEY (tenant_id, ledger_id) REFERENCES ledger(tenant_id, id) ON DELETE CASCADE
  ledger_revision_pkey PRIMARY KEY (tenant_id, ledger_id, revision_no)
  row security true, forced true
  policy tenant_isolation * using (tenant_id = current_setting('app.tenant_id'::text, true)) check (tenant_id = current_setting('app.tenant_id'::text, true))
  grant delete, insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table ledger_row
  tenant_id text not null default current_setting('app.tenant_id'::text)
  ledger_id id_text not null
  row_no integer not null
  section_no text
  section_title text
  item_no integer
  item_title text
  content long_text not null
  responsibility_text long_text not null
  deadline_text text not null
  due_day date
  standing boolean not null default false
  skippable boolean not null default false
  responsible_leader id_text
  assignments jsonb not null default '[]'::jsonb
  placeholders jsonb not null default '[]'::jsonb
  phases jsonb not null default '[]'::jsonb
  reading jsonb not null default '{}'::jsonb
  questions jsonb not null default '[]'::jsonb
  version integer not null default 1
  merged_ledger id_text
  merged_row integer
  ledger_row_assignments_check CHECK ((octet_length((assignments)::text) <= 200000))
  ledger_row_deadline_text_check CHECK ((length(deadline_text) <= 2000))
  ledger_row_item_title_check CHECK ((length(item_title) <= 2000))
  ledger_row_merged_check CHECK (((merged_ledger IS NULL) = (merged_row IS NULL)))
  ledger_row_phases_check CHECK ((octet_length((phases)::text) <= 50000))
  ledger_row_placeholders_check CHECK ((octet_length((placeholders)::text) <= 50000))
  ledger_row_questions_check CHECK ((octet_length((questions)::text) <= 200000))
  ledger_row_reading_check CHECK ((octet_length((reading)::text) <= 500000))
  ledger_row_row_no_check CHECK (((row_no >= 1) AND (row_no <= 10000)))
  ledger_row_section_no_check CHECK ((length(section_no) <= 50))
  ledger_row_section_title_check CHECK ((length(section_title) <= 500))
  ledger_row_tenant_id_check CHECK (((length(tenant_id) >= 1) AND (length(tenant_id) <= 60)))
  ledger_row_version_check CHECK ((version > 0))
  ledger_row_tenant_id_ledger_id_fkey FOREIGN KEY (tenant_id, ledger_id) REFERENCES ledger(tenant_id, id) ON DELETE CASCADE
  ledger_row_pkey PRIMARY KEY (tenant_id, ledger_id, row_no)
  row security true, forced true
  policy tenant_isolation * using (tenant_id = current_setting('app.tenant_id'::text, true)) check (tenant_id = current_setting('app.tenant_id'::text, true))
  grant delete, insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table ledger_row_version
  tenant_id text not null default current_setting('app.tenant_id'::text)
  version_no bigint not null identity
  ledger_id id_text not null
  row_no integer not null
  revision_no integer not null
  why text not null
  body jsonb not null
  changed_by id_text not null
  changed_at epoch_ms not null
  ledger_row_version_body_check CHECK ((octet_length((body)::text) <= 1500000))
  ledger_row_version_tenant_id_check CHECK (((length(tenant_id) >= 1) AND (length(tenant_id) <= 60)))
  ledger_row_version_why_check CHECK ((why = ANY (ARRAY['edit'::text, 'answer'::text, 'revision'::text, 'undo'::text])))
  ledger_row_version_tenant_id_ledger_id_fkey FOREIGN KEY (tenant_id, ledger_id) REFERENCES ledger(tenant_id, id)
  ledger_row_version_pkey PRIMARY KEY (tenant_id, version_no)
  CREATE INDEX ledger_row_version_by_row ON ledger_row_version USING btree (tenant_id, ledger_id, revision_no, why, row_no)
  row security true, forced true
  policy tenant_isolation * using (tenant_id = current_setting('app.tenant_id'::text, true)) check (tenant_id = current_setting('app.tenant_id'::text, true))
  CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_row_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  grant insert, select to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table login_failure
  tenant_id text not null default current_setting('app.tenant_id'::text)
  id bigint not null identity
  login text not null
  address text not null
  at epoch_ms not null
  login_failure_address_check CHECK ((length(address) <= 100))
  login_failure_login_check CHECK (((length(login) >= 1) AND (length(login) <= 100)))
  login_failure_tenant_id_check CHECK (((length(tenant_id) >= 1) AND (length(tenant_id) <= 60)))
  login_failure_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX login_failure_by_address ON login_failure USING btree (tenant_id, address, at)
  CREATE INDEX login_failure_by_login ON login_failure USING btree (tenant_id, login, at)
  row security true, forced true
  policy tenant_isolation * using (tenant_id = current_setting('app.tenant_id'::text, true)) check (tenant_id = current_setting('app.tenant_id'::text, true))
  grant delete, insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table notice
  tenant_id tenant_name not null default current_setting('app.tenant_id'::text)
  id receiver_text not null
  task_id id_text not null
  seq integer not null
  template kind_text not null
  track_id id_text
  urgent boolean not null
  addresses notice_json not null
  data words_json not null
  at epoch_ms not null
  notice_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX notice_by_task ON notice USING btree (tenant_id, task_id, seq)
  row security true, forced true
  policy tenant_isolation * using ((tenant_id)::text = current_setting('app.tenant_id'::text, true)) check ((tenant_id)::text = current_setting('app.tenant_id'::text, true))
  grant delete, insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table notice_delivery
  tenant_id tenant_name not null default current_setting('app.tenant_id'::text)
  notice_id text not null
  person_id id_text not null
  channel delivery_channel not null
  status delivery_status not null
  attempts count_int not null default 0
  error error_text
  queued_at epoch_ms not null
  sent_at epoch_ms
  read_at epoch_ms
  notice_delivery_tenant_id_notice_id_fkey FOREIGN KEY (tenant_id, notice_id) REFERENCES notice(tenant_id, id)
  notice_delivery_pkey PRIMARY KEY (tenant_id, notice_id, person_id, channel)
  CREATE INDEX notice_inbox ON notice_delivery USING btree (tenant_id, person_id, queued_at DESC, notice_id DESC) WHERE ((channel)::text = 'inApp'::text)
  CREATE INDEX notice_not_delivered ON notice_delivery USING btree (tenant_id, status, queued_at, notice_id) WHERE ((status)::text = ANY (ARRAY['queued'::text, 'failed'::text]))
  CREATE INDEX notice_unread ON notice_delivery USING btree (tenant_id, person_id) WHERE (((channel)::text = 'inApp'::text) AND ((status)::text = 'sent'::text))
  row security true, forced true
  policy tenant_isolation * using ((tenant_id)::text = current_setting('app.tenant_id'::text, true)) check ((tenant_id)::text = current_setting('app.tenant_id'::text, true))
  grant delete, insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table person
  tenant_id text not null default current_setting('app.tenant_id'::text)
  id id_text not null
  name name_text not null
  unit_id id_text not null
  roles text[] not null
  email text
  active boolean not null default true
  person_email_check CHECK ((length(email) <= 320))
  person_roles_check CHECK (((cardinality(roles) <= 5) AND (roles <@ ARRAY['officer'::text, 'unitLeader'::text, 'supervisor'::text, 'leader'::text, 'administrator'::text])))
  person_tenant_id_check CHECK (((length(tenant_id) >= 1) AND (length(tenant_id) <= 60)))
  person_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id)
  person_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX person_by_role ON person USING gin (roles) WHERE active
  CREATE INDEX person_by_unit ON person USING btree (tenant_id, unit_id) WHERE active
  row security true, forced true
  policy tenant_isolation * using (tenant_id = current_setting('app.tenant_id'::text, true)) check (tenant_id = current_setting('app.tenant_id'::text, true))
  grant delete, insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table policy
  tenant_id text not null default current_setting('app.tenant_id'::text)
  version text not null
  body jsonb not null
  created_by id_text not null
  created_at epoch_ms not null
  activated_at epoch_ms
  policy_body_check CHECK ((octet_length((body)::text) <= 100000))
  policy_tenant_id_check CHECK (((length(tenant_id) >= 1) AND (length(tenant_id) <= 60)))
  policy_version_check CHECK (((length(version) >= 1) AND (length(version) <= 100)))
  policy_pkey PRIMARY KEY (tenant_id, version)
  CREATE INDEX policy_by_activation ON policy USING btree (tenant_id, activated_at) WHERE (activated_at IS NOT NULL)
  row security true, forced true
  policy tenant_isolation * using (tenant_id = current_setting('app.tenant_id'::text, true)) check (tenant_id = current_setting('app.tenant_id'::text, true))
  grant delete, insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table session
  tenant_id text not null default current_setting('app.tenant_id'::text)
  token_hash sha256_bytes not null
  login text not null
  created_at epoch_ms not null
  seen_at epoch_ms not null
  ends_at epoch_ms not null
  user_agent text
  session_tenant_id_check CHECK (((length(tenant_id) >= 1) AND (length(tenant_id) <= 60)))
  session_user_agent_check CHECK ((length(user_agent) <= 500))
  session_tenant_id_login_fkey FOREIGN KEY (tenant_id, login) REFERENCES account(tenant_id, login) ON DELETE CASCADE
  session_pkey PRIMARY KEY (tenant_id, token_hash)
  CREATE INDEX session_by_end ON session USING btree (tenant_id, ends_at)
  CREATE INDEX session_by_login ON session USING btree (tenant_id, login)
  row security true, forced true
  policy tenant_isolation * using (tenant_id = current_setting('app.tenant_id'::text, true)) check (tenant_id = current_setting('app.tenant_id'::text, true))
  grant delete, insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table setting
  tenant_id text not null default current_setting('app.tenant_id'::text)
  key text not null
  value jsonb not null
  changed_at epoch_ms not null
  setting_key_check CHECK (((length(key) >= 1) AND (length(key) <= 100)))
  setting_tenant_id_check CHECK (((length(tenant_id) >= 1) AND (length(tenant_id) <= 60)))
  setting_value_check CHECK ((octet_length((value)::text) <= 100000))
  setting_pkey PRIMARY KEY (tenant_id, key)
  row security true, forced true
  policy tenant_isolation * using (tenant_id = current_setting('app.tenant_id'::text, true)) check (tenant_id = current_setting('app.tenant_id'::text, true))
  grant delete, insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table task
  tenant_id tenant_name not null default current_setting('app.tenant_id'::text)
  id id_text not null
  ledger_id id_text not null
  row_no integer not null
  seq ordinal_int not null
  head_hash sha256_bytes not null
  state state_json not null
  status task_status not null
  standing boolean not null
  due_day date
  coordinating_unit id_text not null
  issued_at epoch_ms not null
  changed_at epoch_ms not null
  wake_at epoch_ms
  closed_at epoch_ms
  days_late integer
  blue_from epoch_ms
  yellow_from epoch_ms
  red_from epoch_ms
  amended_text sha256_hex
  task_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX task_by_end ON task USING btree (tenant_id, closed_at, id) WHERE (closed_at IS NOT NULL)
  CREATE INDEX task_closed ON task USING btree (tenant_id, ledger_id, status) WHERE (closed_at IS NOT NULL)
  CREATE INDEX task_open ON task USING btree (tenant_id, ledger_id, status, red_from, yellow_from, blue_from) WHERE (closed_at IS NULL)
  CREATE INDEX task_to_wake ON task USING btree (tenant_id, wake_at, id) WHERE ((closed_at IS NULL) AND (wake_at IS NOT NULL))
  CREATE UNIQUE INDEX task_by_row ON task USING btree (tenant_id, ledger_id, row_no)
  row security true, forced true
  policy tenant_isolation * using ((tenant_id)::text = current_setting('app.tenant_id'::text, true)) check ((tenant_id)::text = current_setting('app.tenant_id'::text, true))
  grant insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table task_command
  tenant_id tenant_name not null default current_setting('app.tenant_id'::text)
  task_id id_text not null
  command_id id_text not null
  kind kind_text not null
  body_hash sha256_bytes not null
  accepted boolean not null
  refusal refusal_json
  seq count_int not null
  events count_int not null
  at epoch_ms not null
  by_person id_text not null
  by_unit id_text not null
  task_command_check CHECK (((accepted = (refusal IS NULL)) AND (accepted OR ((events)::integer = 0))))
  task_command_pkey PRIMARY KEY (tenant_id, task_id, command_id)
  CREATE INDEX task_command_by_person ON task_command USING btree (tenant_id, by_person, at DESC, task_id DESC, seq DESC) WHERE (accepted AND ((by_person)::text <> 'system'::text))
  row security true, forced true
  policy tenant_isolation * using ((tenant_id)::text = current_setting('app.tenant_id'::text, true)) check ((tenant_id)::text = current_setting('app.tenant_id'::text, true))
  CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.task_command FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  grant insert, select to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table task_event
  tenant_id tenant_name not null default current_setting('app.tenant_id'::text)
  task_id id_text not null
  seq ordinal_int not null
  kind kind_text not null
  v ordinal_smallint not null
  at epoch_ms not null
  by_person id_text not null
  by_unit id_text not null
  command_id id_text not null
  body event_json not null
  prev_hash sha256_bytes not null
  hash sha256_bytes not null
  task_event_pkey PRIMARY KEY (tenant_id, task_id, seq)
  row security true, forced true
  policy tenant_isolation * using ((tenant_id)::text = current_setting('app.tenant_id'::text, true)) check ((tenant_id)::text = current_setting('app.tenant_id'::text, true))
  CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.task_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  grant insert, select to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table task_track
  tenant_id tenant_name not null default current_setting('app.tenant_id'::text)
  task_id id_text not null
  track_id id_text not null
  unit_id id_text not null
  role track_role not null
  status track_status not null
  round integer not null
  claimed_by id_text
  received_at epoch_ms
  submitted_at epoch_ms
  accepted_at epoch_ms
  due_at epoch_ms
  overdue_since epoch_ms
  expected_day date
  returns integer not null
  task_track_pkey PRIMARY KEY (tenant_id, task_id, track_id)
  CREATE INDEX task_track_by_unit ON task_track USING btree (tenant_id, unit_id, task_id)
  CREATE INDEX task_track_owing ON task_track USING btree (tenant_id, due_at, task_id, track_id) WHERE ((due_at IS NOT NULL) AND ((status)::text = ANY (ARRAY['awaitingReceipt'::text, 'contested'::text, 'working'::text, 'returned'::text])))
  CREATE INDEX task_track_owing_by_unit ON task_track USING btree (tenant_id, unit_id, due_at, task_id, track_id) WHERE ((due_at IS NOT NULL) AND ((status)::text = ANY (ARRAY['awaitingReceipt'::text, 'contested'::text, 'working'::text, 'returned'::text])))
  row security true, forced true
  policy tenant_isolation * using ((tenant_id)::text = current_setting('app.tenant_id'::text, true)) check ((tenant_id)::text = current_setting('app.tenant_id'::text, true))
  grant delete, insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table todo_entry
  tenant_id tenant_name not null default current_setting('app.tenant_id'::text)
  receiver receiver_text not null
  task_id id_text not null
  entry_id id_text not null
  kind kind_text not null
  track_id id_text
  subject subject_text
  since epoch_ms not null
  due_at epoch_ms
  due_order bigint not null generated COALESCE((due_at)::bigint, '253402300799999'::bigint)
  todo_entry_pkey PRIMARY KEY (tenant_id, task_id, entry_id, receiver)
  CREATE UNIQUE INDEX todo_entry_page ON todo_entry USING btree (tenant_id, receiver, due_order, task_id, entry_id)
  row security true, forced true
  policy tenant_isolation * using ((tenant_id)::text = current_setting('app.tenant_id'::text, true)) check ((tenant_id)::text = current_setting('app.tenant_id'::text, true))
  grant delete, insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table unit
  tenant_id text not null default current_setting('app.tenant_id'::text)
  id id_text not null
  short_name name_text not null
  full_name name_text not null
  aliases text[] not null default '{}'::text[]
  former_names text[] not null default '{}'::text[]
  level text not null
  kind text not null default 'department'::text
  parent_id id_text
  valid_from date
  valid_to date
  unit_aliases_check CHECK ((cardinality(aliases) <= 50))
  unit_check CHECK (((valid_to IS NULL) OR (valid_from IS NULL) OR (valid_from <= valid_to)))
  unit_former_names_check CHECK ((cardinality(former_names) <= 50))
  unit_kind_check CHECK ((length(kind) <= 60))
  unit_level_check CHECK ((level = ANY (ARRAY['national'::text, 'province'::text, 'city'::text, 'district'::text, 'township'::text])))
  unit_tenant_id_check CHECK (((length(tenant_id) >= 1) AND (length(tenant_id) <= 60)))
  unit_tenant_id_parent_id_fkey FOREIGN KEY (tenant_id, parent_id) REFERENCES unit(tenant_id, id)
  unit_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX unit_by_short_name ON unit USING btree (tenant_id, short_name)
  row security true, forced true
  policy tenant_isolation * using (tenant_id = current_setting('app.tenant_id'::text, true)) check (tenant_id = current_setting('app.tenant_id'::text, true))
  grant delete, insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table unit_group
  tenant_id text not null default current_setting('app.tenant_id'::text)
  id id_text not null
  short_name name_text not null
  aliases text[] not null default '{}'::text[]
  closed boolean not null
  unit_group_aliases_check CHECK ((cardinality(aliases) <= 50))
  unit_group_tenant_id_check CHECK (((length(tenant_id) >= 1) AND (length(tenant_id) <= 60)))
  unit_group_pkey PRIMARY KEY (tenant_id, id)
  row security true, forced true
  policy tenant_isolation * using (tenant_id = current_setting('app.tenant_id'::text, true)) check (tenant_id = current_setting('app.tenant_id'::text, true))
  grant delete, insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator

table unit_group_member
  tenant_id text not null default current_setting('app.tenant_id'::text)
  group_id id_text not null
  unit_id id_text not null
  unit_group_member_tenant_id_check CHECK (((length(tenant_id) >= 1) AND (length(tenant_id) <= 60)))
  unit_group_member_tenant_id_group_id_fkey FOREIGN KEY (tenant_id, group_id) REFERENCES unit_group(tenant_id, id) ON DELETE CASCADE
  unit_group_member_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id)
  unit_group_member_pkey PRIMARY KEY (tenant_id, group_id, unit_id)
  row security true, forced true
  policy tenant_isolation * using (tenant_id = current_setting('app.tenant_id'::text, true)) check (tenant_id = current_setting('app.tenant_id'::text, true))
  grant delete, insert, select, update to taizhang_app
  grant delete, insert, maintain, references, select, trigger, truncate, update to taizhang_migrator
