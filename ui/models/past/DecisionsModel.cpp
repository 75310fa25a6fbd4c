#include "ui/models/past/DecisionsModel.h"

namespace qd::ui {

DecisionsModel::DecisionsModel(History* history, QObject* parent) : QAbstractListModel(parent), m_history(history) {}

void DecisionsModel::setFilter(const DecisionFilter& filter)
{
    beginResetModel();
    m_filter = filter;
    m_rows.clear();
    m_total = 0;
    m_status = Status::Loading;
    m_asking = false;
    endResetModel();
    ask(0, kPage);
    emit statusChanged();
}

void DecisionsModel::ask(qint64 first, qint64 limit)
{
    const int question = ++m_question;
    if (!m_history)
        return fail({Error::Store, QStringLiteral("the record is not open"), {}, {}});
    m_asking = true;
    m_history->decisions(m_filter, first, limit, this, [this, question, first](Result<DecisionPage> page) {
        if (question != m_question)
            return;
        if (page)
            take(first, *page);
        else
            fail(page.error());
        if (question == m_question)
            m_asking = false; // only now: who hears of the rows must not fetch on in the middle of them
    });
}

void DecisionsModel::refresh()
{
    if (!m_asking)
        ask(0, kPage);
}

void DecisionsModel::take(qint64 first, const DecisionPage& page)
{
    m_total = page.total;
    m_status = Status::Ready;
    if (first == 0 && !m_rows.isEmpty()) {
        prepend(page);
    } else if (first == m_rows.size() && !page.rows.isEmpty()) {
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + page.rows.size()) - 1);
        m_rows += page.rows;
        endInsertRows();
    }
    emit statusChanged();
}

void DecisionsModel::prepend(const DecisionPage& page)
{
    const Sequence newest = m_rows.first().sequence;
    qsizetype come = 0;
    while (come < page.rows.size() && page.rows.at(come).sequence > newest)
        ++come;
    if (come == 0)
        return;
    const bool gap = come == page.rows.size() && page.total > page.rows.size();
    if (gap) { // more came at once than a page holds: begin again rather than show a hole
        beginResetModel();
        m_rows = page.rows;
        endResetModel();
        return;
    }
    beginInsertRows({}, 0, int(come) - 1);
    m_rows = page.rows.first(come) + m_rows;
    endInsertRows();
}

void DecisionsModel::fail(const Error& error)
{
    m_error = error;
    m_status = Status::Failed;
    emit statusChanged();
}

const DecisionRow* DecisionsModel::row(int at) const
{
    return at >= 0 && at < m_rows.size() ? &m_rows.at(at) : nullptr;
}

int DecisionsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant DecisionsModel::data(const QModelIndex& index, int role) const
{
    const DecisionRow* found = row(index.row());
    if (!found)
        return {};
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return found->decision.decision;
    if (role == RowRole)
        return QVariant::fromValue(*found);
    return {};
}

bool DecisionsModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && !m_asking && m_status == Status::Ready && m_rows.size() < m_total;
}

void DecisionsModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent))
        ask(m_rows.size(), kPage);
}

} // namespace qd::ui
