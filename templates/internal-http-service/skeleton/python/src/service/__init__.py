"""The service: configuration, HTTP API, health, metrics, logs and traces."""

NAME = "${{ values.name }}"
DESCRIPTION = ${{ values.description | dump }}
