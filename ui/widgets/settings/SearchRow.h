#pragma once

#include "ui/models/settings/Connections.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace qd::ui {

class Chip;
class KeyLine;
class Sentence;

/// Somebody who searches the web: its key, or the address of its server. @thread main.
class SearchRow final : public QWidget {
    Q_OBJECT
public:
    /// `connections` outlives it.
    SearchRow(const SearchLine& searcher, Connections* connections, QWidget* parent = nullptr);

    void display(const Connected& connected);
    void setReadOnly(const QString& why);

signals:
    void changed();

private:
    void build();
    QWidget* buildAddress();
    void keep(const QString& address);

    SearchLine m_searcher;
    Connections* m_connections;
    Chip* m_mark;
    KeyLine* m_key = nullptr;       ///< null: it takes an address
    QLineEdit* m_address = nullptr;
    QPushButton* m_set = nullptr;
    QPushButton* m_none = nullptr;
    Sentence* m_note;
};

} // namespace qd::ui
