#include "ui/pages/calls/CallsModel.h"

#include "core/model/calls/DrawnPicture.h"
#include "ui/pages/calls/CallWords.h"
#include "ui/style/Tokens.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

namespace qd::ui {

namespace {

bool isFigure(int column)
{
    return column == CallsModel::Tokens || column == CallsModel::Took || column == CallsModel::Billed || column == CallsModel::WouldHaveCost;
}

} // namespace

CallsModel::CallsModel(QObject* parent) : QAbstractTableModel(parent) {}

void CallsModel::show(const QList<ModelCall>& calls)
{
    beginResetModel();
    m_calls = calls;
    endResetModel();
}

void CallsModel::setContext(const OfficeState& state, Instant now)
{
    m_state = state;
    m_now = now;
    if (!m_calls.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

TurnId CallsModel::turn(int row) const
{
    return row >= 0 && row < m_calls.size() ? m_calls.at(row).started.turn : TurnId{};
}

int CallsModel::rowOf(const TurnId& turn) const
{
    for (int row = 0; row < m_calls.size(); ++row)
        if (m_calls.at(row).started.turn == turn)
            return row;
    return -1;
}

int CallsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_calls.size());
}

int CallsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QString CallsModel::textOf(const ModelCall& call, int column) const
{
    const Spend spend = call.spend();
    switch (column) {
    case What: return timesText(call, m_state);
    case Who: return partyName(m_state, call.started.agent);
    case Model: return call.asked();
    case When: return agoText(call.began, m_now);
    case Tokens: return tr("%1 · %2", "tokens in · out").arg(countText(spend.usage.in.value + spend.usage.cacheRead.value + spend.usage.cacheWrite.value), countText(spend.usage.out.value));
    case Took: return durationText(call.took(m_now));
    case Billed: return callMoneyText(spend.cost);
    case WouldHaveCost: return callMoneyText(spend.wouldHaveCost);
    case Came: return endText(call);
    default: return {};
    }
}

QVariant CallsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const ModelCall& call = m_calls.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return textOf(call, index.column());
    case Qt::ToolTipRole: {
        const QString why = call.failed ? call.failed->reason : call.finished ? whyDrawn(call.finished->values) : QString();
        return why.isEmpty() ? absoluteText(call.began) : why.toHtmlEscaped();
    }
    case Qt::TextAlignmentRole: return QVariant(int((isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case Qt::FontRole: return isFigure(index.column()) ? figureFont() : bodyFont();
    default: return {};
    }
}

QVariant CallsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(int((isFigure(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What: return tr("Step");
    case Who: return tr("Agent");
    case Model: return tr("Model");
    case When: return tr("When");
    case Tokens: return tr("Tokens in · out");
    case Took: return tr("Took");
    case Billed: return tr("Billed");
    case WouldHaveCost: return tr("Would have cost");
    case Came: return tr("What came of it");
    default: return {};
    }
}

} // namespace qd::ui
