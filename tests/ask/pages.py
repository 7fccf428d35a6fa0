"""What the bundled documents print: names of their agencies, and amounts in the unit of the page."""

from decimal import Decimal

ANKANG, ANYANG, YONGCHENG = "安康市医疗保险经办处", "安阳市社会医疗保险中心", "永城市社会医疗保险中心"
JIANGYOU, QINYANG = "江油市医疗保障局", "沁阳市医疗保障局"


def wan(amount: str) -> Decimal:
    """万元 as the warehouse has it: 元."""
    return Decimal(amount) * 10000


def yuan(amount: str) -> Decimal:
    return Decimal(amount)
