#pragma once

#include "core/state/OfficeState.h"
#include "ui/models/settings/Connections.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace qd::ui {

class Chip;
class KeyLine;
class Sentence;

/// One provider of models: whether it can be asked, where its key is, and a way to try it. @thread main.
class ProviderRow final : public QWidget {
    Q_OBJECT
public:
    /// `connections` outlives it.
    ProviderRow(const ProviderLine& provider, Connections* connections, QWidget* parent = nullptr);

    /// `used`: models of it that agents may ask as things are.
    void display(const Connected& connected, const OfficeState& state, const QStringList& used);
    void setReadOnly(const QString& why);
    KeyLine* key() const { return m_key; }

signals:
    void changed();

private:
    void build();
    void showMark(const Connected& connected, const OfficeState& state);
    void test();
    void answered(const Result<ProviderWord>& word);
    QString about() const;

    ProviderLine m_provider;
    Connections* m_connections;
    QStringList m_used;
    bool m_isAsked = false;
    bool m_isReadOnly = false;
    bool m_isStopped = false;
    QLabel* m_title;
    Chip* m_mark;
    QPushButton* m_test;
    Sentence* m_about;
    Sentence* m_trouble;
    KeyLine* m_key = nullptr; ///< null: it takes none
    Sentence* m_result;
};

} // namespace qd::ui
