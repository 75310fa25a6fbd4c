#pragma once

#include <QStyledItemDelegate>

namespace qd::ui {

/// Draws cells of a table: texts at the left, figures in columns at the right, with the room that the heads have.
/// @thread main.
class FigureDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace qd::ui
