#pragma once

#include "core/model/Organisation.h"
#include "ui/models/settings/Connections.h"

#include <QAbstractTableModel>

namespace qd::ui {

/// Which model each tier asks, and each agent that has one of its own, which instead where that cannot be asked, and what they cost.
/// @thread main.
class TiersModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Who, Model, Input, Output, Cached, AsOf, kColumns };

    explicit TiersModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    /// Nothing happens where the rows are those already shown.
    void show(const Organisation& organisation, const Connected& connected);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QStringList texts;
        QString model;
        QString source;
        bool isFallback = false;
        bool hasPrice = false;
        friend bool operator==(const Row&, const Row&) = default;
    };
    static void add(QList<Row>& rows, const QString& who, const QString& model, const QStringList& fallbacks, const Connected& connected);
    static Row rowOf(const QString& who, const QString& model, bool isFallback, const Connected& connected);
    QList<Row> m_rows;
};

} // namespace qd::ui
