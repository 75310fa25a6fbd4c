#include "ui/models/past/CostsModel.h"

#include "ui/style/Tokens.h"
#include "ui/words/Amounts.h"

namespace qd::ui {

namespace {

/// One cell: quoted where RFC 4180 asks for it, and never a formula.
QByteArray cell(QString text)
{
    static const QString kFormula = QStringLiteral("=+-@\t\r");
    if (!text.isEmpty() && kFormula.contains(text.front()))
        text.prepend(QLatin1Char('\''));
    const bool quoted = text.contains(QLatin1Char(',')) || text.contains(QLatin1Char('"')) || text.contains(QLatin1Char('\n'))
        || text.contains(QLatin1Char('\r'));
    if (!quoted)
        return text.toUtf8();
    return '"' + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")).toUtf8() + '"';
}

QByteArray dollars(Money amount)
{
    const qint64 size = qAbs(amount.micro);
    const QByteArray sign = amount.micro < 0 ? "-" : "";
    return sign + QByteArray::number(size / 1'000'000) + '.' + QByteArray::number(size % 1'000'000).rightJustified(6, '0');
}

QByteArray line(const QString& title, const Tally& tally, const QByteArray& end)
{
    return cell(title) + ',' + QByteArray::number(tally.calls) + ',' + QByteArray::number(tally.usage.in.value) + ','
        + QByteArray::number(tally.usage.out.value) + ',' + QByteArray::number(tally.usage.cacheRead.value) + ','
        + dollars(tally.cost) + ',' + dollars(tally.wouldHaveCost) + end + "\r\n";
}

bool isText(int column)
{
    return column == CostsModel::What || column == CostsModel::Outcome;
}

} // namespace

QByteArray toCsv(const CostTable& table, const QString& what, const QStringList& outcomes)
{
    const bool with = !outcomes.isEmpty();
    QByteArray out = cell(what)
        + ",Calls,Tokens in,Tokens out,Tokens cached,Billed (USD),Would have cost (USD)" + (with ? ",Outcome\r\n" : "\r\n");
    for (qsizetype i = 0; i < table.rows.size(); ++i) {
        const CostRow& row = table.rows[i];
        out += line(row.title.isEmpty() ? row.key : row.title, row.tally, with ? ',' + cell(outcomes.value(i)) : QByteArray());
    }
    return out + line(QStringLiteral("Total"), table.total, with ? "," : QByteArray());
}

CostsModel::CostsModel(QObject* parent) : QAbstractTableModel(parent) {}

void CostsModel::show(const CostTable& table, const QString& what, const QStringList& outcomes)
{
    const bool sameShape = table.rows.size() == m_table.rows.size() && what == m_what && outcomes.isEmpty() == m_outcomes.isEmpty();
    if (sameShape) {
        m_table = table;
        m_outcomes = outcomes;
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_table = table;
    m_what = what;
    m_outcomes = outcomes;
    endResetModel();
}

int CostsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_table.rows.isEmpty() ? 0 : int(m_table.rows.size()) + 1;
}

int CostsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_outcomes.isEmpty() ? int(Outcome) : int(kColumns);
}

const Tally& CostsModel::tallyOf(int row) const
{
    return row > 0 ? m_table.rows.at(row - 1).tally : m_table.total;
}

QString CostsModel::textOf(int row, int column) const
{
    const Tally& tally = tallyOf(row);
    switch (column) {
    case What:
        if (row == 0)
            return tr("Total");
        return m_table.rows.at(row - 1).title.isEmpty() ? m_table.rows.at(row - 1).key : m_table.rows.at(row - 1).title;
    case Calls: return countText(tally.calls);
    case TokensIn: return countText(tally.usage.in.value);
    case TokensOut: return countText(tally.usage.out.value);
    case TokensCached: return countText(tally.usage.cacheRead.value);
    case Billed: return moneyText(tally.cost);
    case WouldHaveCost: return moneyText(tally.wouldHaveCost);
    case Outcome: return row > 0 ? m_outcomes.value(row - 1) : QString();
    default: return {};
    }
}

QVariant CostsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const bool total = index.row() == 0;
    switch (role) {
    case Qt::DisplayRole: return textOf(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return QVariant(int((isText(index.column()) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    case Qt::FontRole: return total ? strongFont() : isText(index.column()) ? bodyFont() : figureFont();
    case IsTotalRole: return total;
    default: return {};
    }
}

QVariant CostsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(int((isText(section) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What: return m_what;
    case Calls: return tr("Calls");
    case TokensIn: return tr("Tokens in");
    case TokensOut: return tr("Tokens out");
    case TokensCached: return tr("Cached");
    case Billed: return tr("Billed");
    case WouldHaveCost: return tr("Would have cost");
    case Outcome: return tr("What came of it");
    default: return {};
    }
}

} // namespace qd::ui
