#include "agents/llm/door/ModelThread.h"

#include "agents/llm/batches/BatchDoor.h"
#include "agents/llm/batches/DoorPost.h"
#include "agents/llm/door/DoorClient.h"
#include "agents/llm/rehearsal/RehearsalModel.h"

namespace qd::agents {

namespace {

/// Whoever is asked for by name.
class NamedModel final : public LlmClient {
public:
    NamedModel(double pace, Mailbox* mailbox, ModelDoor* door) : m_rehearsal(pace), m_door(mailbox, door) {}
    QCoro::Task<Result<LlmAnswer>> complete(LlmRequest request, std::stop_token stop, Piece piece) override
    {
        LlmClient& model = request.model == QLatin1String("rehearsal") ? static_cast<LlmClient&>(m_rehearsal) : m_door;
        return model.complete(std::move(request), std::move(stop), std::move(piece));
    }

private:
    RehearsalModel m_rehearsal;
    DoorClient m_door;
};

} // namespace

ModelThread::ModelThread(const ProviderList& providers, KeyShelf& keys, Way way, const ToldLimits& told)
    : m_providers(providers), m_way(std::move(way)), m_told(told)
    , m_keys(keys, m_worker.mailbox(), [this](const QString& provider) {
        if (m_door)
            m_door->keyChanged(provider);
    })
{
}

ModelThread::~ModelThread()
{
    stop();
}

void ModelThread::start(std::function<void(const ModelNews&)> heard)
{
    m_worker.start();
    m_worker.call([this, heard = std::move(heard)] {
        const auto findKey = [this](const QString& id, KeyShelf::Found found) {
            const auto provider = m_providers.provider(id);
            m_keys.find(id, provider ? provider->origin() : QString(), std::move(found));
        };
        m_door = new ModelDoor(m_providers, findKey, m_way);
        m_door->shareLimits(m_told);
        m_batches = new BatchDoor(m_providers, findKey, m_way);
        QObject::connect(m_door, &ModelDoor::said, m_door, heard);
    });
}

void ModelThread::stop()
{
    if (m_door)
        m_worker.stop([this] {
            delete std::exchange(m_batches, nullptr);
            delete std::exchange(m_door, nullptr);
        });
}

std::shared_ptr<BatchPost> ModelThread::batches()
{
    return std::make_shared<DoorPost>(m_providers, m_worker.mailbox(), &m_batches);
}

void ModelThread::setWay(Way way)
{
    m_worker.post([this, way = std::move(way)] {
        if (m_door)
            m_door->setWay(way);
    });
}

std::unique_ptr<LlmClient> ModelThread::client(double pace)
{
    return std::make_unique<NamedModel>(pace, m_worker.mailbox(), m_door);
}

} // namespace qd::agents
