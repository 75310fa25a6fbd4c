#include "ui/models/settings/TiersModel.h"

#include "ui/style/Tokens.h"
#include "ui/words/Amounts.h"
#include "ui/words/ModelWords.h"

#include <QFont>

namespace qd::ui {

TiersModel::Row TiersModel::rowOf(const QString& who, const QString& model, bool isFallback, const Connected& connected)
{
    Row row{{who, modelWords(model)}, model, {}, isFallback, false};
    const PriceLine* price = connected.price(model);
    if (!price) {
        row.texts << QStringLiteral("–") << QStringLiteral("–") << QStringLiteral("–") << tr("no price is known: it is not asked");
        return row;
    }
    row.hasPrice = true;
    const QString more = price->hasSteps ? QStringLiteral(" +") : QString();
    row.texts << moneyText(price->input) + more << moneyText(price->output) + more << moneyText(price->cacheRead) + more << dateText(price->date);
    row.source = price->hasSteps ? tr("%1. Large inputs cost more.").arg(price->source) : price->source;
    return row;
}

void TiersModel::add(QList<Row>& rows, const QString& who, const QString& model, const QStringList& fallbacks, const Connected& connected)
{
    rows.append(rowOf(who, model, false, connected));
    for (const QString& fallback : fallbacks)
        rows.append(rowOf(tr("else"), fallback, true, connected));
}

void TiersModel::show(const Organisation& organisation, const Connected& connected)
{
    QList<Row> rows;
    for (const Tier& tier : organisation.tiers)
        add(rows, tier.title.isEmpty() ? tier.id.text : tier.title, tier.model, tier.fallbacks, connected);
    for (const AgentProfile& agent : organisation.agents)
        if (!agent.model.isEmpty())
            add(rows, agent.title, agent.model, agent.fallbacks, connected);
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int TiersModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TiersModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant TiersModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row& row = m_rows[index.row()];
    const bool isFigure = index.column() >= Input && index.column() <= Cached;
    switch (role) {
    case Qt::DisplayRole: return row.texts[index.column()];
    case Qt::ToolTipRole: return index.column() == Model ? row.model : index.column() >= Input ? row.source : QString();
    case Qt::TextAlignmentRole: return int(Qt::AlignVCenter | (isFigure ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::FontRole: return index.column() == Model && !row.isFallback ? strongFont() : isFigure ? figureFont() : bodyFont();
    case Qt::ForegroundRole:
        return !row.hasPrice && index.column() == AsOf ? tokens().warn : row.isFallback || index.column() == AsOf ? tokens().textMuted : tokens().text;
    case Qt::AccessibleTextRole: return QStringLiteral("%1: %2").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), row.texts[index.column()]);
    default: return {};
    }
}

QVariant TiersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section >= Input && section <= Cached ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Who: return tr("Tier");
    case Model: return tr("Model");
    case Input: return tr("Input");
    case Output: return tr("Output");
    case Cached: return tr("From the cache");
    case AsOf: return tr("Price as of");
    case kColumns: break;
    }
    return {};
}

} // namespace qd::ui
