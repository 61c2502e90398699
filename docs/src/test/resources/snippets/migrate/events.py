async with client.events.subscribe(
    instance_id="VZ1", instance_token="...", events=["Message"]
) as subscription:

    @subscription.on("Message")
    async def handle(event):
        print(event.data)

    await subscription.wait_closed()
