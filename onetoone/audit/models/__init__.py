from onetoone.audit.models.audit_event import AuditEvent
from onetoone.audit.models.operation import KeyReused, Operation

__all__ = ["AuditEvent", "KeyReused", "Operation"]
