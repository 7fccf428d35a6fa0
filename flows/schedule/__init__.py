"""Ingestion on a schedule: fetch, ingest, alerts; by itself from cron or systemd, or served by Prefect."""
