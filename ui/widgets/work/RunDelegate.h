#pragma once

#include <QStyledItemDelegate>

namespace qd::ui {

/// Draws a run in a list: its mark, title and cost; what it is at; how far it is. And the headings between them.
/// @thread main.
class RunDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace qd::ui
