#pragma once

#include "ui/models/InboxModel.h"

#include <QHash>
#include <QStyledItemDelegate>

namespace qd::ui {

/// Draws the rows of the inbox: level, title, who and where to, when it is due, scores, cost. A title takes up to two
/// lines; where it breaks is measured once per title and width, since a layout asks for the height of every row.
/// @thread main.
class InboxDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// `roomy`: every row has its line of scores; otherwise only the current one.
    InboxDelegate(const InboxModel* model, bool roomy, QObject* parent);

    /// Room below the lines of the current row.
    void setCurrent(const InboxKey& key, int extra);
    /// How wide the rows are.
    void setWidth(int width);
    int linesHeight(const InboxKey& key) const;
    /// Whether one of these rows needs another height than the layout was last told. Then it is told the new one from here on.
    bool hasOutgrown(int firstRow, int lastRow) const;
    /// The heights of these rows are found anew: they may have been here before, as something else.
    void forget(int firstRow, int lastRow);
    /// Where "Undo" stands in a row of what is going out.
    QRect undoRect(const InboxKey& key, const QRect& row) const;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    struct Lines {
        QString chip;
        QColor chipColour;
        QString who;
        QString due;
        QColor dueColour;
        QString cost;
    };
    /// A title as it was measured; what changes the measure is kept with it.
    struct Title {
        QString text;
        int indent = 0;        ///< what stands before it
        qsizetype second = -1; ///< where its second line begins; -1 when it has one line
    };
    void keepFresh() const;
    Title titleOf(const InboxKey& key, const Approval* approval) const;
    int titleLines(const InboxKey& key, const Approval* approval) const { return titleOf(key, approval).second < 0 ? 1 : 2; }
    void paintTitle(QPainter& painter, const QRect& first, const InboxKey& key) const;
    Lines linesOf(const InboxKey& key) const;
    Lines linesOf(const InboxKey& key, const Approval& approval) const;
    Lines linesOf(const Escalation& escalation) const;
    Lines setAside(Lines lines, Instant until) const;
    void paintHeading(QPainter& painter, const QRect& rect, const QString& words) const;
    void paintChip(QPainter& painter, const QPoint& at, const Lines& lines) const;
    void paintScores(QPainter& painter, const QRect& rect, const Approval& approval) const;
    void paintMore(QPainter& painter, QRect line, const InboxKey& key, const Approval& approval, const QString& cost) const;
    void paintUndo(QPainter& painter, const QRect& undo) const;
    const Approval* shownWhole(const InboxKey& key, const Approval* approval) const;
    bool hasThirdLine(const InboxKey& key, const Approval* approval) const;
    bool hasRehearsalLine(const InboxKey& key, const Approval* approval) const; ///< so that nobody takes a rehearsed cost for a real one

    const InboxModel* m_model;
    bool m_roomy;
    InboxKey m_current;
    int m_extra = 0;
    int m_width = 320;
    mutable QHash<InboxKey, Title> m_titles; ///< for this width and font
    mutable QHash<InboxKey, int> m_told;     ///< heights that the layout works with
    mutable int m_lineHeight = 0;            ///< of the font that m_titles was measured with
};

} // namespace qd::ui
