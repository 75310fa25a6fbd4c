#pragma once

#include "ui/models/InboxModel.h"

#include <QStyledItemDelegate>

namespace qd::ui {

/// Draws the rows of the inbox: level, title, who and where to, when it is due, scores, cost.
/// @thread main.
class InboxDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// `roomy`: every row has its line of scores; otherwise only the current one.
    InboxDelegate(const InboxModel* model, bool roomy, QObject* parent);

    /// Room below the lines of the current row.
    void setCurrent(const InboxKey& key, int extra);
    int linesHeight(const InboxKey& key) const;
    /// Where "Undo" stands in a row of what is going out.
    QRect undoRect(const QRect& row) const;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    struct Lines {
        QString chip;
        QColor chipColour;
        QString title;
        QString who;
        QString due;
        QColor dueColour;
        QString cost;
    };
    Lines linesOf(const InboxKey& key) const;
    Lines linesOf(const InboxKey& key, const Approval& approval) const;
    Lines linesOf(const Escalation& escalation) const;
    Lines setAside(Lines lines, Instant until) const;
    void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const InboxKey& key) const;
    void paintHeading(QPainter& painter, const QRect& rect, const QString& words) const;
    int paintChip(QPainter& painter, const QPoint& at, const Lines& lines) const;
    void paintScores(QPainter& painter, const QRect& rect, const Approval& approval) const;
    void paintMore(QPainter& painter, QRect line, const InboxKey& key, const Approval& approval, const QString& cost) const;
    void paintUndo(QPainter& painter, const QRect& undo) const;
    bool hasThirdLine(const InboxKey& key) const;
    bool hasRehearsalLine(const InboxKey& key) const; ///< so that nobody takes a rehearsed cost for a real one

    const InboxModel* m_model;
    bool m_roomy;
    InboxKey m_current;
    int m_extra = 0;
};

} // namespace qd::ui
