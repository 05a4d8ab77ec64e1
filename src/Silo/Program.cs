using Coordination.Silo.Hosting;

return await Commands.Run(args);
