#pragma once

#include <QStyledItemDelegate>

namespace qd {
struct DecisionRow;
}

namespace qd::ui {

/// Draws a decision in a list: kind, what was decided, who and when, and where the words that were looked for stand.
/// @thread main.
class DecisionDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// `snippet` without its marks, and where they stood: pairs of first place and length.
struct MarkedText {
    QString text;
    QList<std::pair<int, int>> matches;
};
/// Matches stand between U+0002 and U+0003; an unclosed one reaches to the end.
MarkedText markedText(const QString& snippet);

} // namespace qd::ui
